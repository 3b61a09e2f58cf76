import { assignments } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { acceptOffer } from './accept-offer.ts';
import { declineOffer } from './decline-offer.ts';
import { findPlaces } from './find-places.ts';
import { listAssignments } from './list-assignments.ts';
import { listHolders } from './list-holders.ts';
import { listOffers } from './list-offers.ts';
import { printRoster } from './print-roster.ts';
import { revealContact } from './reveal-contact.ts';
import { showEligibility } from './show-eligibility.ts';
import { showOffer } from './show-offer.ts';
import { takePlace } from './take-place.ts';
import { withdrawAssignment } from './withdraw-assignment.ts';

const ok = { ok: true as const };

export function assignmentsRoutes(app: Routes): void {
  route(app, assignments.listOffers, (ctx) => listOffers(ctx));
  route(app, assignments.showOffer, (ctx, { params }) => showOffer(ctx, params.assignmentId));
  route(app, assignments.acceptOffer, (ctx, { params }) => acceptOffer(ctx, params.assignmentId));
  route(app, assignments.declineOffer, async (ctx, { params, body }) => {
    await declineOffer(ctx, params.assignmentId, body);
    return ok;
  });
  route(app, assignments.withdraw, async (ctx, { params }) => {
    await withdrawAssignment(ctx, params.assignmentId);
    return ok;
  });
  route(app, assignments.list, (ctx, { query }) => listAssignments(ctx, query));
  route(app, assignments.findPlaces, (ctx, { query }) => findPlaces(ctx, query.limit));
  route(app, assignments.takePlace, (ctx, { params }) => takePlace(ctx, params.roleSlotId));
  route(app, assignments.listHolders, (ctx, { params, query }) => listHolders(ctx, params.needId, query));
  route(app, assignments.printRoster, (ctx, { params, query }) => printRoster(ctx, { ...params, ...query }));
  route(app, assignments.revealContact, (ctx, { params }) => revealContact(ctx, params.assignmentId));
  route(app, assignments.showEligibility, (ctx, { params }) => showEligibility(ctx, params.number));
}
