import { worklists } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import type { WaitingWork } from '../../kit/waiting-work.ts';
import { listWorklists } from './list-worklists.ts';

export function worklistsRoutes(app: Routes, waiting: () => readonly WaitingWork[]): void {
  route(app, worklists.list, (ctx) => listWorklists(ctx, waiting()));
}
