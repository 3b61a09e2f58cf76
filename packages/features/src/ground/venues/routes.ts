import { venues } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { closeVenue } from './close-venue.ts';
import { createVenue } from './create-venue.ts';
import { editVenue } from './edit-venue.ts';
import { listDesk } from './list-desk.ts';
import { openVenue } from './open-venue.ts';
import { showDesk } from './show-desk.ts';
import { showVenue } from './show-venue.ts';

const done = { ok: true as const };

export function venuesRoutes(app: Routes): void {
  route(app, venues.show, (ctx, { params }) => showVenue(ctx, params.number));
  route(app, venues.listDesk, (ctx, { query }) => listDesk(ctx, query));
  route(app, venues.showDesk, (ctx, { params }) => showDesk(ctx, params.venueId));
  route(app, venues.create, (ctx, { body }) => createVenue(ctx, body));
  route(app, venues.edit, async (ctx, { params, body }) => {
    await editVenue(ctx, params.venueId, body);
    return done;
  });
  route(app, venues.open, async (ctx, { params, body }) => {
    await openVenue(ctx, params.venueId, body.version);
    return done;
  });
  route(app, venues.close, async (ctx, { params, body }) => {
    await closeVenue(ctx, params.venueId, body.version);
    return done;
  });
}
