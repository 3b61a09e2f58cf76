import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { claimProfile } from './claim-profile.ts';
import { confirmProfile } from './confirm-profile.ts';
import { findMyData } from './find-my-data.ts';
import { listPeople, showPerson } from './list-people.ts';
import { pauseVolunteering } from './pause-volunteering.ts';
import { saveProfile } from './save-profile.ts';
import { showProfile } from './show-profile.ts';

export function volunteersRoutes(app: Routes): void {
  route(app, contract.myProfile, async (ctx) => ({ profile: await showProfile(ctx) }));
  route(app, contract.claimProfile, async (ctx) => ({ profile: await claimProfile(ctx) }));
  route(app, contract.saveProfile, async (ctx, { body }) => ({ profile: await saveProfile(ctx, body) }));
  route(app, contract.confirmProfile, async (ctx) => ({ profile: await confirmProfile(ctx) }));
  route(app, contract.pauseVolunteering, async (ctx, { body }) => ({
    profile: await pauseVolunteering(ctx, body.paused),
  }));
  route(app, contract.myData, async (ctx) => ({ holdings: await findMyData(ctx) }));
  route(app, contract.listPeople, (ctx, { query }) => listPeople(ctx, query));
  route(app, contract.getPerson, async (ctx, { params }) => ({
    person: await showPerson(ctx, params.volunteerId),
  }));
}
