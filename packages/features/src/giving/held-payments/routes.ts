import { heldPayments } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { confirmResolution } from './confirm-resolution.ts';
import { dropResolution } from './drop-resolution.ts';
import { listHeldPayments } from './list-held-payments.ts';
import { proposeResolution } from './propose-resolution.ts';
import { recordRefund } from './record-refund.ts';
import { showHeldPayment } from './show-held-payment.ts';

export function heldPaymentsRoutes(app: Routes): void {
  route(app, heldPayments.list, (ctx, { query }) => listHeldPayments(ctx, query));
  route(app, heldPayments.show, (ctx, { params }) => showHeldPayment(ctx, params.paymentId));
  route(app, heldPayments.proposeResolution, (ctx, { params, body }) =>
    proposeResolution(ctx, params.paymentId, body),
  );
  route(app, heldPayments.confirmResolution, (ctx, { params }) => confirmResolution(ctx, params));
  route(app, heldPayments.dropResolution, (ctx, { params, body }) =>
    dropResolution(ctx, { ...params, ...body }),
  );
  route(app, heldPayments.recordRefund, (ctx, { params, body }) => recordRefund(ctx, { ...params, ...body }));
}
