import { lostNumbers } from '@hamyar/contracts';
import { browserKeyOf } from '../../ground/identity/index.ts';
import { route, type Routes } from '../../kit/feature.ts';
import { askNumber } from './ask-number.ts';
import { confirmNumber } from './confirm-number.ts';
import { listNumbers } from './list-numbers.ts';
import { refuseNumber } from './refuse-number.ts';
import { showNumber } from './show-number.ts';

export function lostNumbersRoutes(app: Routes): void {
  route(app, lostNumbers.showNumber, (ctx, { params }) => showNumber(ctx, params.volunteerId));
  route(app, lostNumbers.askNumber, (ctx, { params, body }, http) =>
    askNumber(ctx, params.volunteerId, { ...body, browserKey: browserKeyOf(ctx, http) }),
  );
  route(app, lostNumbers.confirmNumber, (ctx, { params, body }) =>
    confirmNumber(ctx, params.recoveryId, body),
  );
  route(app, lostNumbers.refuseNumber, async (ctx, { params, body }) => {
    await refuseNumber(ctx, params.recoveryId, body.version);
    return {};
  });
  route(app, lostNumbers.listNumbers, (ctx) => listNumbers(ctx));
}
