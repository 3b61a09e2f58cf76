import { transparency } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { showCheckpoint } from './show-checkpoint.ts';
import { showConsistency } from './show-consistency.ts';
import { showEntries } from './show-entries.ts';
import { showInclusion } from './show-inclusion.ts';
import { showTile } from './show-tile.ts';

export function transparencyRoutes(app: Routes): void {
  route(app, transparency.showCheckpoint, (ctx) => showCheckpoint(ctx));
  route(app, transparency.showTile, (ctx, { params, query }) => showTile(ctx, { ...params, ...query }));
  route(app, transparency.showEntries, (ctx, { params, query }) => showEntries(ctx, { ...params, ...query }));
  route(app, transparency.showInclusion, (ctx, { query }) => showInclusion(ctx, query));
  route(app, transparency.showConsistency, (ctx, { query }) => showConsistency(ctx, query));
}
