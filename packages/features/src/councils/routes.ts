import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../feature.ts';
import { listCouncils } from './list.ts';
import { councilReport } from './show-report.ts';

export function councilsRoutes(app: Routes): void {
  route(app, contract.listCouncils, (ctx) => listCouncils(ctx));
  route(app, contract.getCouncil, (ctx, { params, query }) => councilReport(ctx, { ...params, ...query }));
}
