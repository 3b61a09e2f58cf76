import { payments } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { listGifts } from './list-gifts.ts';
import { printReceipt } from './print-receipt.ts';
import { retryPayment } from './retry-payment.ts';
import { returnFromGateway } from './return-from-gateway.ts';
import { showProof } from './show-proof.ts';
import { showReceipt } from './show-receipt.ts';
import { showStanding } from './show-standing.ts';
import { startPayment } from './start-payment.ts';
import { tellWish } from './tell-wish.ts';

export function paymentsRoutes(app: Routes): void {
  route(app, payments.start, (ctx, { params }) => startPayment(ctx, params.key));
  route(app, payments.showStanding, (ctx, { params }) => showStanding(ctx, params.key));
  route(app, payments.returnFromGateway, (ctx, { body }) => returnFromGateway(ctx, body));
  route(app, payments.retry, (ctx, { body }) => retryPayment(ctx, body.authority));
  route(app, payments.tellWish, (ctx, { body }) => tellWish(ctx, body));
  route(app, payments.showReceipt, (ctx, { params }) => showReceipt(ctx, params.code));
  route(app, payments.printReceipt, (ctx, { params, query }) => printReceipt(ctx, { ...params, ...query }));
  route(app, payments.showProof, (ctx, { params }) => showProof(ctx, params.code));
  route(app, payments.listGifts, (ctx, { query }) => listGifts(ctx, query));
}
