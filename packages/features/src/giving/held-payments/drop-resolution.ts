import type { Answer, heldPayments } from '@hamyar/contracts';
import { paymentCure, withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { normalizeText } from '@hamyar/domain';
import { AppError, audit, invalidField } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { tellStaffJob } from '../payments/index.ts';
import { presentCase } from './present.ts';
import { lockCure, lockHeld, ownName } from './queries.ts';

/** Sets a proposal aside; another one may follow. Of a colleague's proposal one has to say why. */
export async function dropResolution(
  ctx: Ctx,
  input: { paymentId: string; cureId: string; note?: string | undefined },
): Promise<Answer<typeof heldPayments.dropResolution>> {
  const scope = authorise(ctx, 'payments.cure');
  const note = normalizeText(input.note ?? '') || null;
  return withTransaction(ctx, async (tx) => {
    const row = await lockHeld(tx, scope, input.paymentId);
    const cure = await lockCure(tx, row.id, input.cureId);
    if (cure.state === 'confirmed') throw new AppError('conflict', 'cure.confirmed');
    if (cure.state === 'dropped') return presentCase(ctx, tx, scope, row.id);
    if (cure.proposedBy !== accountOf(ctx) && note === null) throw invalidField('note', 'cure.note_missing');
    const decision = {
      state: 'dropped' as const,
      decidedBy: accountOf(ctx),
      deciderName: await ownName(ctx, tx),
      decidedAt: ctx.clock.now(),
      decisionNote: note,
    };
    await tx.update(paymentCure).set(decision).where(eq(paymentCure.id, cure.id));
    await audit(ctx, tx, {
      action: 'payment.cure_dropped',
      targetType: 'payment',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { cureId: cure.id, kind: cure.kind },
    });
    const exceptAccountId = accountOf(ctx);
    await enqueue(tx, tellStaffJob, row.id, {
      paymentId: row.id,
      news: 'payment_cure_dropped',
      exceptAccountId,
    });
    return presentCase(ctx, tx, scope, row.id);
  });
}
