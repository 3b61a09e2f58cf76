import type { Answer, credentials } from '@hamyar/contracts';
import { credential, withTransaction } from '@hamyar/db';
import { normalizeText } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { listsOf, requireReason } from '../../ground/lists/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { endUncovered } from './end-uncovered.ts';
import { requireCase, whyNotDecide } from './policy.ts';
import { presentCase } from './present.ts';
import { caseById, lockCase } from './queries.ts';
import { shortenEvidence } from './shorten-evidence.ts';
import { notFound } from './show-credential.ts';

/**
 * Says that a licence could not be confirmed, and why; its holder may mend and give it again. One that had been
 * confirmed under another name is confirmed no more: coming places that stood on it are given back.
 */
export async function rejectCredential(
  ctx: Ctx,
  input: {
    credentialId: string;
    version: string;
    reason: string;
    note?: string | undefined;
  },
): Promise<Answer<typeof credentials.reject>['credential']> {
  const scope = authorise(ctx, 'credentials.review');
  const note = normalizeText(input.note ?? '') || null;
  return withTransaction(ctx, async (tx) => {
    const found = await lockCase(tx, input.credentialId);
    if (!found) throw notFound();
    const locked = found.credential;
    withinScope(scope, locked.provinceCode);
    requireCase(found, input.version, 'case');
    if (locked.rejectedAt && locked.rejectionReason === input.reason) return presentCase(ctx, tx, found);
    const refusal = whyNotDecide(ctx.actor, found.holderAccountId, locked);
    if (refusal) throw new Refusal('conflict', refusal);
    const kind = requireReason(await listsOf(ctx, tx), 'rejection_reason', input.reason);
    if (kind === 'in_words' && !note) throw invalidField('note', 'credential.note_missing');
    await tx
      .update(credential)
      .set({
        rejectedAt: ctx.clock.now(),
        rejectionReason: input.reason,
        rejectionNote: note,
        verifiedAt: null,
        verifiedBy: null,
        verificationMethod: null,
        recheckSince: null,
      })
      .where(eq(credential.id, locked.id));
    const { volunteerId, profession } = locked;
    const endedPlaces = locked.recheckSince ? await endUncovered(ctx, tx, { volunteerId, profession }) : 0;
    await shortenEvidence(ctx, tx, locked.id);
    await audit(ctx, tx, {
      action: 'credential.rejected',
      targetType: 'credential',
      targetId: locked.id,
      provinceCode: locked.provinceCode,
      detail: { reason: input.reason, ...(locked.recheckSince && { endedPlaces }) },
    });
    // In the inbox only: a refusal is no news for a text message that others may read.
    await notify(ctx, tx, {
      accountId: found.holderAccountId,
      mobile: null,
      template: 'credential_rejected',
      params: {},
      link: linkPaths.me(),
    });
    const decided = await caseById(tx, locked.id);
    return presentCase(ctx, tx, decided ?? found);
  });
}
