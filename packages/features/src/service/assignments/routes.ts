import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { acceptOffer } from './accept-offer.ts';
import { turnDownOffer } from './decline-offer.ts';
import { findEligibility, findFitting } from './find-places.ts';
import { listOpenOffers, listShifts, showOffer } from './list-assignments.ts';
import { takePlace } from './take-place.ts';
import { withdraw } from './withdraw.ts';

const ok = { ok: true as const };

export function assignmentsRoutes(app: Routes): void {
  route(app, contract.listOffers, (ctx) => listOpenOffers(ctx));
  route(app, contract.getOffer, (ctx, { params }) => showOffer(ctx, params.assignmentId));
  route(app, contract.acceptOffer, (ctx, { params }) => acceptOffer(ctx, params.assignmentId));
  route(app, contract.declineOffer, async (ctx, { params, body }) => {
    await turnDownOffer(ctx, params.assignmentId, body);
    return ok;
  });
  route(app, contract.withdrawAssignment, async (ctx, { params }) => {
    await withdraw(ctx, params.assignmentId);
    return ok;
  });
  route(app, contract.listAssignments, (ctx, { query }) => listShifts(ctx, query));
  route(app, contract.findPlaces, (ctx, { query }) => findFitting(ctx, query.limit));
  route(app, contract.takePlace, (ctx, { params }) => takePlace(ctx, params.roleSlotId));
  route(app, contract.showEligibility, (ctx, { params }) => findEligibility(ctx, params.number));
}
