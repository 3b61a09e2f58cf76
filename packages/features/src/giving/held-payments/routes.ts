import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { confirmCure } from './confirm.ts';
import { dropCure } from './drop.ts';
import { listHeld, showHeld } from './list.ts';
import { proposeCure } from './propose.ts';
import { recordRefund } from './record-refund.ts';

export function heldPaymentsRoutes(app: Routes): void {
  route(app, contract.listHeldPayments, (ctx, { query }) => listHeld(ctx, query));
  route(app, contract.getHeldPayment, (ctx, { params }) => showHeld(ctx, params.paymentId));
  route(app, contract.proposeCure, (ctx, { params, body }) => proposeCure(ctx, params.paymentId, body));
  route(app, contract.confirmCure, (ctx, { params }) => confirmCure(ctx, params));
  route(app, contract.dropCure, (ctx, { params, body }) => dropCure(ctx, { ...params, ...body }));
  route(app, contract.recordRefund, (ctx, { params, body }) => recordRefund(ctx, { ...params, ...body }));
}
