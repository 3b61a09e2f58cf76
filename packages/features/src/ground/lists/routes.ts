import { lists } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { addTerm } from './add-term.ts';
import { listDesk } from './list-desk.ts';
import { listServices } from './list-services.ts';
import { placeTerm } from './place-term.ts';
import { retireTerm } from './retire-term.ts';
import { reviseTerm } from './revise-term.ts';
import { setLimit } from './set-limit.ts';
import { showDesk } from './show-desk.ts';
import { showTerm } from './show-term.ts';
import { useTerm } from './use-term.ts';

const done = { ok: true } as const;

export function listsRoutes(app: Routes): void {
  route(app, lists.listServices, (ctx) => listServices(ctx));
  route(app, lists.listDesk, (ctx) => listDesk(ctx));
  route(app, lists.showDesk, (ctx, { params }) => showDesk(ctx, params.list));
  route(app, lists.showTerm, (ctx, { params }) => showTerm(ctx, params));
  route(app, lists.addTerm, (ctx, { params, body }) => addTerm(ctx, { ...params, ...body }));
  route(app, lists.reviseTerm, (ctx, { params, body }) => reviseTerm(ctx, { ...params, ...body }));
  route(app, lists.setLimit, (ctx, { params, body }) => setLimit(ctx, { ...params, ...body }));
  route(app, lists.useTerm, async (ctx, { params, body }) => {
    await useTerm(ctx, { ...params, ...body });
    return done;
  });
  route(app, lists.retireTerm, async (ctx, { params, body }) => {
    await retireTerm(ctx, { ...params, ...body });
    return done;
  });
  route(app, lists.placeTerm, async (ctx, { params, body }) => {
    await placeTerm(ctx, { ...params, ...body });
    return done;
  });
}
