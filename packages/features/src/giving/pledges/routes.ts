import { pledges } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { makePledge } from './make-pledge.ts';
import { showPledge } from './show-pledge.ts';

export function pledgesRoutes(app: Routes): void {
  route(app, pledges.make, (ctx, { params, body }, http) =>
    makePledge(ctx, { ...body, projectNumber: params.number, address: http.ip }),
  );
  route(app, pledges.show, (ctx, { params }) => showPledge(ctx, params.key));
}
