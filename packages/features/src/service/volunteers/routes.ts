import { volunteers } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { claimProfile } from './claim-profile.ts';
import { confirmProfile } from './confirm-profile.ts';
import { listConflicts } from './list-conflicts.ts';
import { listVolunteers } from './list-volunteers.ts';
import { pauseVolunteer } from './pause-volunteer.ts';
import { provePaper } from './prove-paper.ts';
import { revealPaper } from './reveal-paper.ts';
import { saveProfile } from './save-profile.ts';
import { showMyData } from './show-my-data.ts';
import { showPaper } from './show-paper.ts';
import { showProfile } from './show-profile.ts';
import { showVolunteer } from './show-volunteer.ts';

export function volunteersRoutes(app: Routes): void {
  route(app, volunteers.showProfile, async (ctx) => ({ profile: await showProfile(ctx) }));
  route(app, volunteers.claimProfile, async (ctx) => ({ profile: await claimProfile(ctx) }));
  route(app, volunteers.saveProfile, async (ctx, { body }) => ({ profile: await saveProfile(ctx, body) }));
  route(app, volunteers.confirmProfile, async (ctx) => ({ profile: await confirmProfile(ctx) }));
  route(app, volunteers.pause, async (ctx, { body }) => ({
    profile: await pauseVolunteer(ctx, body.paused),
  }));
  route(app, volunteers.showMyData, async (ctx) => ({ holdings: await showMyData(ctx) }));
  route(app, volunteers.list, (ctx, { query }) => listVolunteers(ctx, query));
  route(app, volunteers.listConflicts, (ctx, { query }) => listConflicts(ctx, query));
  route(app, volunteers.showPaper, (ctx, { params }) => showPaper(ctx, params.volunteerId));
  route(app, volunteers.revealPaper, (ctx, { params }) => revealPaper(ctx, params.volunteerId));
  route(app, volunteers.provePaper, async (ctx, { params, body }) => {
    await provePaper(ctx, params.volunteerId, body.version);
    return {};
  });
  route(app, volunteers.show, async (ctx, { params }) => ({
    person: await showVolunteer(ctx, params.volunteerId),
  }));
}
