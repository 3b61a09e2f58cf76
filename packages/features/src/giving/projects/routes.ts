import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listProjects } from './list.ts';
import { showProject } from './show.ts';

export function projectsRoutes(app: Routes): void {
  route(app, contract.listProjects, (ctx, { query }) => listProjects(ctx, query));
  route(app, contract.getProject, (ctx, { params }) => showProject(ctx, params.number));
}
