import { indicators } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { importTable } from './import-table.ts';
import { listIndicators } from './list-indicators.ts';
import { recordClaim } from './record-claim.ts';
import { showTable } from './show-table.ts';
import { withdrawClaim } from './withdraw-claim.ts';

export function indicatorsRoutes(app: Routes): void {
  route(app, indicators.list, (ctx, { query }) => listIndicators(ctx, query));
  route(app, indicators.recordClaim, (ctx, { body }) => recordClaim(ctx, body));
  route(app, indicators.withdrawClaim, (ctx, { params, body }) => withdrawClaim(ctx, { ...params, ...body }));
  route(app, indicators.showTable, (ctx, { body }) => showTable(ctx, body));
  route(app, indicators.importTable, (ctx, { body }) => importTable(ctx, body));
}
