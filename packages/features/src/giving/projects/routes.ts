import { projects } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listProjects } from './list-projects.ts';
import { showGiven } from './show-given.ts';
import { showProject } from './show-project.ts';

export function projectsRoutes(app: Routes): void {
  route(app, projects.list, (ctx, { query }) => listProjects(ctx, query));
  route(app, projects.showGiven, (ctx) => showGiven(ctx));
  route(app, projects.show, (ctx, { params }) => showProject(ctx, params.number));
}
