import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listDead } from './list-dead.ts';
import { settleDead } from './settle-dead.ts';

export function outboxRoutes(app: Routes): void {
  route(app, contract.listDeadPromises, (ctx, { query }) => listDead(ctx, query));
  route(app, contract.settleDeadPromises, async (ctx, { body }) => ({
    settled: await settleDead(ctx, body),
  }));
}
