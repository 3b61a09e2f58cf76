import type { Answer, rejectCredential as endpoint, RejectionReason } from '@hamyar/contracts';
import { credential, withTransaction } from '@hamyar/db';
import { normalizeText } from '@hamyar/domain';
import { AppError, audit, invalidField } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise, withinScope } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { notify } from '../notifications/index.ts';
import { notFound } from './list-queue.ts';
import { whyNotDecide } from './policy.ts';
import { presentCase } from './present.ts';
import { caseById, lockCredential } from './queries.ts';

/** Says that a licence could not be confirmed, and why; its holder may mend and give it again. */
export async function rejectCredential(
  ctx: Ctx,
  input: { credentialId: string; reason: RejectionReason; note?: string | undefined },
): Promise<Answer<typeof endpoint>['credential']> {
  const scope = authorise(ctx, 'credentials.review');
  const note = normalizeText(input.note ?? '') || null;
  if (input.reason === 'other' && !note) throw invalidField('note', 'credential.note_missing');
  return withTransaction(ctx, async (tx) => {
    const locked = await lockCredential(tx, input.credentialId);
    const found = locked ? await caseById(tx, input.credentialId) : null;
    if (!locked || !found) throw notFound();
    withinScope(scope, locked.provinceCode ?? '');
    if (locked.rejectedAt && locked.rejectionReason === input.reason) return presentCase(ctx, found);
    const refusal = whyNotDecide(ctx.actor, found.holderAccountId, locked);
    if (refusal) throw new AppError('conflict', refusal);
    await tx
      .update(credential)
      .set({ rejectedAt: ctx.clock.now(), rejectionReason: input.reason, rejectionNote: note })
      .where(eq(credential.id, locked.id));
    await audit(ctx, tx, {
      action: 'credential.rejected',
      targetType: 'credential',
      targetId: locked.id,
      provinceCode: locked.provinceCode,
      detail: { reason: input.reason },
    });
    // In the inbox only: a refusal is no news for a text message that others may read.
    await notify(ctx, tx, {
      accountId: found.holderAccountId,
      mobile: null,
      template: 'credential_rejected',
      params: {},
      link: '/me',
    });
    const decided = await caseById(tx, locked.id);
    return presentCase(ctx, decided ?? found);
  });
}
