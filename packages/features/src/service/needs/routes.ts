import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { closeNeed } from './close-need.ts';
import { registerNeed } from './create-need.ts';
import { listNeedsOfDesk, listOpenNeeds } from './list-needs.ts';
import { showNeed, showOpenings } from './show-needs.ts';

export function needsRoutes(app: Routes): void {
  route(app, contract.showOverview, (ctx, { query }) => showOpenings(ctx, query.limit));
  route(app, contract.listNeeds, (ctx, { query }) => listOpenNeeds(ctx, query));
  route(app, contract.getNeed, (ctx, { params }) => showNeed(ctx, params.number));
  route(app, contract.listDeskNeeds, (ctx, { query }) => listNeedsOfDesk(ctx, query));
  route(app, contract.createNeed, (ctx, { body }) => registerNeed(ctx, body));
  route(app, contract.closeNeed, async (ctx, { params }) => {
    await closeNeed(ctx, params.needId);
    return { ok: true as const };
  });
}
