import { audit } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { findPerson } from './find-person.ts';
import { listAudit } from './list-audit.ts';
import { listLooks } from './list-looks.ts';

export function auditRoutes(app: Routes): void {
  route(app, audit.list, (ctx, { query }) => listAudit(ctx, query));
  route(app, audit.findPerson, (ctx, { body }) => findPerson(ctx, body));
  route(app, audit.listLooks, (ctx, { query }) => listLooks(ctx, query));
}
