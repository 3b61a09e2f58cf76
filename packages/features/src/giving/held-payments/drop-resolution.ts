import type { Answer, heldPayments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { normalizeText } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { tellStaffJob } from '../payments/index.ts';
import { moveResolution } from './move-resolution.ts';
import { presentCase } from './present.ts';
import { heldCase, lockResolution, lockHeld } from './queries.ts';

/** Sets a proposal aside; another one may follow. Of a colleague's proposal one has to say why. */
export async function dropResolution(
  ctx: Ctx,
  input: { paymentId: string; resolutionId: string; note?: string | undefined },
): Promise<Answer<typeof heldPayments.dropResolution>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  const note = normalizeText(input.note ?? '') || null;
  return withTransaction(ctx, async (tx) => {
    const row = await lockHeld(tx, scope, input.paymentId);
    const resolution = await lockResolution(tx, row.id, input.resolutionId);
    if (resolution.state === 'confirmed') throw new Refusal('conflict', 'resolution.confirmed');
    if (resolution.state === 'dropped') return presentCase(ctx, await heldCase(tx, scope, row.id));
    if (resolution.proposedBy !== accountOf(ctx) && note === null)
      throw invalidField('note', 'resolution.note_missing');
    await moveResolution(ctx, tx, resolution.id, 'dropped', note);
    await audit(ctx, tx, {
      action: 'payment.resolution_dropped',
      targetType: 'payment',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { resolutionId: resolution.id, kind: resolution.kind },
    });
    const exceptAccountId = accountOf(ctx);
    await enqueue(tx, tellStaffJob, row.id, {
      paymentId: row.id,
      news: 'payment_resolution_dropped',
      exceptAccountId,
    });
    return presentCase(ctx, await heldCase(tx, scope, row.id));
  });
}
