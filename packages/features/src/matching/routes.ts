import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../feature.ts';
import { offerProposals } from './send-offers.ts';
import { listOwnRuns, showRun } from './show-run.ts';
import { startRun } from './start-run.ts';

export function matchingRoutes(app: Routes): void {
  route(app, contract.startMatching, (ctx, { body }) => startRun(ctx, body.provinceCode));
  route(app, contract.listRuns, (ctx) => listOwnRuns(ctx));
  route(app, contract.getRun, (ctx, { params, query }) => showRun(ctx, params.runId, query));
  route(app, contract.sendOffers, (ctx, { params, body }) => offerProposals(ctx, params.runId, body));
}
