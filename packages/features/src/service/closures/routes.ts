import { closures } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { liftClosure } from './lift-closure.ts';
import { listClosures } from './list-closures.ts';
import { makeClosure } from './make-closure.ts';
import { showSummary } from './show-summary.ts';

export function closuresRoutes(app: Routes): void {
  route(app, closures.showSummary, (ctx, { query }) => showSummary(ctx, query));
  route(app, closures.make, (ctx, { body }) => makeClosure(ctx, body));
  route(app, closures.list, (ctx, { query }) => listClosures(ctx, query));
  route(app, closures.lift, async (ctx, { params }) => {
    await liftClosure(ctx, params.closureId);
    return { ok: true as const };
  });
}
