import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { askReplay } from './ask-replay.ts';
import { offerProposals } from './send-offers.ts';
import { setInstantOffers } from './set-instant-offers.ts';
import { showComparison } from './show-comparison.ts';
import { showPairs } from './show-pairs.ts';
import { listOwnRuns, showFairness, showRun } from './show-run.ts';
import { startRun } from './start-run.ts';

const ok = { ok: true as const };

export function matchingRoutes(app: Routes): void {
  route(app, contract.startMatching, (ctx, { body }) => startRun(ctx, body));
  route(app, contract.listRuns, (ctx) => listOwnRuns(ctx));
  route(app, contract.getRun, (ctx, { params, query }) => showRun(ctx, params.runId, query));
  route(app, contract.getRunFairness, (ctx, { params }) => showFairness(ctx, params.runId));
  route(app, contract.getRunComparison, (ctx, { params }) => showComparison(ctx, params.runId));
  route(app, contract.explainRun, (ctx, { params, query }) => showPairs(ctx, params.runId, query));
  route(app, contract.sendOffers, (ctx, { params, body }) => offerProposals(ctx, params.runId, body));
  route(app, contract.replayRun, async (ctx, { params }) => {
    await askReplay(ctx, params.runId);
    return ok;
  });
  route(app, contract.setInstantOffers, async (ctx, { body }) => {
    await setInstantOffers(ctx, body.provinceCode, body.instantOffers);
    return ok;
  });
}
