import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { makePledge } from './pledge.ts';
import { showPledge } from './show.ts';

export function pledgesRoutes(app: Routes): void {
  route(app, contract.makePledge, (ctx, { params, body }, http) => {
    const { anonymous, ...rest } = body;
    return makePledge(ctx, {
      ...rest,
      projectNumber: params.number,
      isAnonymous: anonymous.includes('yes'),
      address: http.ip,
    });
  });
  route(app, contract.getPledge, (ctx, { params }) => showPledge(ctx, params.key));
}
