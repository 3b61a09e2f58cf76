import { statements } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { publishStatement } from './publish-statement.ts';
import { showStatement } from './show-statement.ts';

export function statementsRoutes(app: Routes): void {
  route(app, statements.show, (ctx, { params, query }) => showStatement(ctx, params.kind, query.number));
  route(app, statements.publish, (ctx, { params, body }) => publishStatement(ctx, { ...params, ...body }));
}
