import { closures } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { liftClosure } from './lift-closure.ts';
import { listClosures } from './list-closures.ts';
import { makeClosure } from './make-closure.ts';
import { reopenClosure } from './reopen-closure.ts';
import { showReopening } from './show-reopening.ts';
import { showSummary } from './show-summary.ts';

export function closuresRoutes(app: Routes): void {
  route(app, closures.showSummary, (ctx, { query }) => showSummary(ctx, query));
  route(app, closures.make, (ctx, { body }) => makeClosure(ctx, body));
  route(app, closures.list, (ctx, { query }) => listClosures(ctx, query));
  route(app, closures.lift, async (ctx, { params }) => {
    await liftClosure(ctx, params.closureId);
    return { ok: true as const };
  });
  route(app, closures.showReopening, (ctx, { params }) => showReopening(ctx, params.closureId));
  route(app, closures.reopen, async (ctx, { params, body }) => {
    await reopenClosure(ctx, params.closureId, body.version);
    return { ok: true as const };
  });
}
