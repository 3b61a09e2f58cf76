import { guardians } from '@hamyar/contracts';
import { browserKeyOf } from '../../ground/identity/index.ts';
import { route, type Routes } from '../../kit/feature.ts';
import { agreeByLink } from './agree-by-link.ts';
import { nameGuardian } from './name-guardian.ts';
import { remindGuardian } from './remind-guardian.ts';
import { showByLink } from './show-by-link.ts';
import { showGuardian } from './show-guardian.ts';
import { withdrawByLink } from './withdraw-by-link.ts';

export function guardiansRoutes(app: Routes): void {
  route(app, guardians.show, (ctx) => showGuardian(ctx));
  route(app, guardians.name, (ctx, { body }) => nameGuardian(ctx, body));
  route(app, guardians.remind, (ctx) => remindGuardian(ctx));
  route(app, guardians.showByLink, (ctx, { params }) => showByLink(ctx, params));
  route(app, guardians.agreeByLink, (ctx, { params, body }, http) =>
    agreeByLink(ctx, { ...params, ...body, browserKey: browserKeyOf(ctx, http) }),
  );
  route(app, guardians.withdrawByLink, (ctx, { params, body }) =>
    withdrawByLink(ctx, { ...params, ...body }),
  );
}
