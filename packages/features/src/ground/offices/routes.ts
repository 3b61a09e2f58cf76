import { offices } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { addAccount } from './add-account.ts';
import { addTerminal } from './add-terminal.ts';
import { confirmAccount } from './confirm-account.ts';
import { endAccount } from './end-account.ts';
import { listOffices } from './list-offices.ts';
import { listReadiness } from './list-readiness.ts';
import { reviseOffice } from './revise-office.ts';
import { showDesk } from './show-desk.ts';
import { showOffice } from './show-office.ts';
import { testTerminal } from './test-terminal.ts';

export function officesRoutes(app: Routes): void {
  route(app, offices.list, (ctx) => listOffices(ctx));
  route(app, offices.listReadiness, (ctx) => listReadiness(ctx));
  route(app, offices.show, (ctx, { params }) => showOffice(ctx, params.slug));
  route(app, offices.showDesk, (ctx, { params }) => showDesk(ctx, params.slug));
  route(app, offices.revise, (ctx, { params, body }) => reviseOffice(ctx, { ...params, ...body }));
  route(app, offices.addAccount, (ctx, { params, body }) => addAccount(ctx, { ...params, ...body }));
  route(app, offices.addTerminal, (ctx, { params, body }) => addTerminal(ctx, { ...params, ...body }));
  route(app, offices.testTerminal, (ctx, { params, body }) => testTerminal(ctx, { ...params, ...body }));
  route(app, offices.confirmAccount, (ctx, { params, body }) => confirmAccount(ctx, { ...params, ...body }));
  route(app, offices.endAccount, (ctx, { params, body }) => endAccount(ctx, { ...params, ...body }));
}
