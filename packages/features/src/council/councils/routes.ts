import { councils } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listCouncils } from './list-councils.ts';
import { showCouncil } from './show-council.ts';
import { showProvince } from './show-province.ts';

export function councilsRoutes(app: Routes): void {
  route(app, councils.list, (ctx) => listCouncils(ctx));
  route(app, councils.show, (ctx, { params, query }) => showCouncil(ctx, { ...params, ...query }));
  route(app, councils.showProvince, (ctx, { params }) => showProvince(ctx, params.provinceCode));
}
