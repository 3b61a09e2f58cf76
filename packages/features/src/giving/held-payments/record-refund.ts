import type { Answer, heldPayments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { lockPledge } from '../pledges/index.ts';
import { whyNotDecide } from './policy.ts';
import { presentCase } from './present.ts';
import { referenceOf } from './propose-resolution.ts';
import { heldCase, liveResolution, lockHeld } from './queries.ts';
import { bookRefund } from './refund-held.ts';

/** Notes that what the gateway would not give back was transferred by hand. The same again changes nothing. */
export async function recordRefund(
  ctx: Ctx,
  input: { paymentId: string; reference: string },
): Promise<Answer<typeof heldPayments.recordRefund>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  const reference = referenceOf(input.reference);
  if (reference === '') throw invalidField('reference', 'resolution.reference_missing');
  return withTransaction(ctx, async (tx) => {
    const row = await lockHeld(tx, scope, input.paymentId);
    if (row.state !== 'held_refunded') {
      const refusal = whyNotDecide(ctx.actor, (await lockPledge(tx, row.pledgeId)).donorAccountId);
      if (refusal) throw new Refusal('conflict', refusal);
      if (row.state !== 'held_refund_due') throw new Refusal('conflict', 'payment.no_refund_due');
      const resolution = await liveResolution(tx, row.id);
      if (resolution?.refundRoute !== 'hand') throw new Refusal('conflict', 'payment.refund_running');
      await bookRefund(ctx, tx, row.id, { route: 'hand', reference });
      await audit(ctx, tx, {
        action: 'payment.refunded_by_hand',
        targetType: 'payment',
        targetId: row.id,
        provinceCode: row.provinceCode,
        detail: { resolutionId: resolution.id },
      });
    }
    return presentCase(ctx, await heldCase(tx, scope, row.id));
  });
}
