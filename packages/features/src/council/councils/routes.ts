import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listCouncils } from './list.ts';
import { showCouncil } from './show.ts';

export function councilsRoutes(app: Routes): void {
  route(app, contract.listCouncils, (ctx) => listCouncils(ctx));
  route(app, contract.getCouncil, (ctx, { params, query }) => showCouncil(ctx, { ...params, ...query }));
}
