import { system } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listDeadJobs } from './list-dead-jobs.ts';
import { settleDeadJobs } from './settle-dead-jobs.ts';

export function systemRoutes(app: Routes): void {
  route(app, system.listDeadJobs, (ctx, { query }) => listDeadJobs(ctx, query));
  route(app, system.settleDeadJobs, async (ctx, { body }) => ({
    settled: await settleDeadJobs(ctx, body),
  }));
}
