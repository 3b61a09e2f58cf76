import type { Answer, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentOutcome } from './present.ts';
import { outcomeOf, paymentIdOf } from './queries.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Takes the browser's return from the gateway. Nobody need be signed in, and nothing the address says is believed:
 * it only names the attempt that the gateway is then asked about. Coming back again shows the same page.
 */
export async function returnFromGateway(
  asker: Ctx,
  input: { authority: string; status: string },
): Promise<Answer<typeof payments.returnFromGateway>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  const hint = ctx.ports.payments.parseCallback({ Authority: input.authority, Status: input.status });
  if (hint.kind === 'malformed') throw new Refusal('not_found', 'payment.unknown');
  const paymentId = await withTransaction(ctx, async (tx) => {
    const id = await paymentIdOf(tx, hint.authority);
    if (!id) return null;
    await audit(ctx, tx, {
      action: 'payment.returned',
      targetType: 'payment',
      targetId: id,
      detail: { hint: hint.hint },
    });
    return id;
  });
  if (!paymentId) throw new Refusal('not_found', 'payment.unknown');
  await settlePayment(ctx, paymentId, hint.hint === 'ok' ? 'callback_ok' : 'callback_nok');
  return presentOutcome(await withTransaction(ctx, (tx) => outcomeOf(tx, paymentId)));
}
