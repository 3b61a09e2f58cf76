import * as contract from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listGifts } from './list-gifts.ts';
import { returnFromGateway } from './return.ts';
import { showReceipt } from './show-receipt.ts';
import { retryPayment, startPayment } from './start.ts';

export function paymentsRoutes(app: Routes): void {
  route(app, contract.startPayment, (ctx, { params }) => startPayment(ctx, params.key));
  route(app, contract.returnFromGateway, (ctx, { body }) => returnFromGateway(ctx, body));
  route(app, contract.retryPayment, (ctx, { body }) => retryPayment(ctx, body.authority));
  route(app, contract.getReceipt, (ctx, { params }) => showReceipt(ctx, params.code));
  route(app, contract.listGifts, (ctx, { query }) => listGifts(ctx, query));
}
