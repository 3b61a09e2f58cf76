import { needs } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { closeNeed } from './close-need.ts';
import { createNeed } from './create-need.ts';
import { discardDraft } from './discard-draft.ts';
import { listDeskNeeds } from './list-desk-needs.ts';
import { listMessages } from './list-messages.ts';
import { listNeeds } from './list-needs.ts';
import { openDraft } from './open-draft.ts';
import { reopenNeed } from './reopen-need.ts';
import { returnDraft } from './return-draft.ts';
import { reviseNeed } from './revise-need.ts';
import { showClosing } from './show-closing.ts';
import { showDesk } from './show-desk.ts';
import { showDraft } from './show-draft.ts';
import { showNeed } from './show-need.ts';
import { showOverview } from './show-overview.ts';

export function needsRoutes(app: Routes): void {
  route(app, needs.showOverview, (ctx, { query }) => showOverview(ctx, query.limit));
  route(app, needs.list, (ctx, { query }) => listNeeds(ctx, query));
  route(app, needs.show, (ctx, { params }) => showNeed(ctx, params.number));
  route(app, needs.listDesk, (ctx, { query }) => listDeskNeeds(ctx, query));
  route(app, needs.showDesk, (ctx, { params }) => showDesk(ctx, params.needId));
  route(app, needs.listMessages, (ctx, { params, query }) => listMessages(ctx, params.needId, query));
  route(app, needs.create, (ctx, { body }) => createNeed(ctx, body));
  route(app, needs.showClosing, (ctx, { params }) => showClosing(ctx, params.needId));
  route(app, needs.close, (ctx, { params, body }) => closeNeed(ctx, params.needId, body));
  route(app, needs.reopen, async (ctx, { params }) => {
    await reopenNeed(ctx, params.needId);
    return { ok: true as const };
  });
  route(app, needs.showDraft, (ctx, { params }) => showDraft(ctx, params.needId));
  route(app, needs.revise, (ctx, { params, body }) => reviseNeed(ctx, params.needId, body));
  route(app, needs.openDraft, async (ctx, { params, body }) => {
    await openDraft(ctx, params.needId, body.version);
    return { ok: true as const };
  });
  route(app, needs.returnDraft, async (ctx, { params, body }) => {
    await returnDraft(ctx, params.needId, body);
    return { ok: true as const };
  });
  route(app, needs.discardDraft, async (ctx, { params, body }) => {
    await discardDraft(ctx, params.needId, body.version);
    return { ok: true as const };
  });
}
