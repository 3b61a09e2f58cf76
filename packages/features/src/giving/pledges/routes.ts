import { pledges } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { makePledge } from './make-pledge.ts';
import { showPledge } from './show-pledge.ts';

export function pledgesRoutes(app: Routes): void {
  route(app, pledges.make, (ctx, { params, body }, http) => {
    const { anonymous, ...rest } = body;
    return makePledge(ctx, {
      ...rest,
      projectNumber: params.number,
      isAnonymous: anonymous.includes('yes'),
      address: http.ip,
    });
  });
  route(app, pledges.show, (ctx, { params }) => showPledge(ctx, params.key));
}
