import { records } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { confirmMerge } from './confirm-merge.ts';
import { listMerges } from './list-merges.ts';
import { listTwins } from './list-twins.ts';
import { mergePeople } from './merge-people.ts';
import { showMerge } from './show-merge.ts';
import { undoMerge } from './undo-merge.ts';

export function recordsRoutes(app: Routes): void {
  route(app, records.listTwins, (ctx, { params }) => listTwins(ctx, params.volunteerId));
  route(app, records.showMerge, (ctx, { params, query }) => showMerge(ctx, { ...params, ...query }));
  route(app, records.mergePeople, (ctx, { params, body }) => mergePeople(ctx, params.volunteerId, body));
  route(app, records.confirmMerge, async (ctx, { params, body }) => {
    await confirmMerge(ctx, params.mergeId, body.version);
    return {};
  });
  route(app, records.undoMerge, async (ctx, { params }) => {
    await undoMerge(ctx, params.mergeId);
    return {};
  });
  route(app, records.listMerges, (ctx, { query }) => listMerges(ctx, query));
}
