import { matching } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { explainRun } from './explain-run.ts';
import { listRuns } from './list-runs.ts';
import { replayRun } from './replay-run.ts';
import { sendOffers } from './send-offers.ts';
import { setInstantOffers } from './set-instant-offers.ts';
import { showComparison } from './show-comparison.ts';
import { showFairness } from './show-fairness.ts';
import { showRun } from './show-run.ts';
import { showSending } from './show-sending.ts';
import { startRun } from './start-run.ts';
import { takeBackOffers } from './take-back-offers.ts';

const ok = { ok: true as const };

export function matchingRoutes(app: Routes): void {
  route(app, matching.startRun, (ctx, { body }) => startRun(ctx, body));
  route(app, matching.listRuns, (ctx) => listRuns(ctx));
  route(app, matching.showRun, (ctx, { params, query }) => showRun(ctx, params.runId, query));
  route(app, matching.showFairness, (ctx, { params }) => showFairness(ctx, params.runId));
  route(app, matching.showComparison, (ctx, { params }) => showComparison(ctx, params.runId));
  route(app, matching.explainRun, (ctx, { params, query }) => explainRun(ctx, params.runId, query));
  route(app, matching.showSending, (ctx, { params }) => showSending(ctx, params.runId));
  route(app, matching.sendOffers, (ctx, { params, body }) => sendOffers(ctx, params.runId, body));
  route(app, matching.takeBackOffers, (ctx, { params }) => takeBackOffers(ctx, params.approvalId));
  route(app, matching.replayRun, async (ctx, { params }) => {
    await replayRun(ctx, params.runId);
    return ok;
  });
  route(app, matching.setInstantOffers, async (ctx, { body }) => {
    await setInstantOffers(ctx, body.provinceCode, body.instantOffers);
    return ok;
  });
}
