import type { Answer, credentials } from '@hamyar/contracts';
import { credential, type Transaction, withTransaction } from '@hamyar/db';
import { normalizeText } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import { listsOf, requireReason } from '../../ground/lists/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { endUncovered } from './end-uncovered.ts';
import { requireCase, whyNotRevoke } from './policy.ts';
import { presentCase } from './present.ts';
import { caseById, type CaseRow, lockCase } from './queries.ts';
import { notFound } from './show-credential.ts';

interface Revocation {
  readonly reason: string;
  readonly note: string | null;
}

/**
 * Takes a confirmed licence out of force. From the commit on, matching, offers and acceptances no longer see it; coming
 * places that stood on it are given back. The same revocation again changes nothing.
 */
export async function revokeCredential(
  ctx: Ctx,
  input: {
    credentialId: string;
    version: string;
    reason: string;
    note?: string | undefined;
  },
): Promise<Answer<typeof credentials.revoke>> {
  const scope = authorise(ctx, 'credentials.review');
  const note = normalizeText(input.note ?? '') || null;
  return withTransaction(ctx, async (tx) => {
    const known = await lockCase(tx, input.credentialId);
    if (!known) throw notFound();
    const locked = known.credential;
    withinScope(scope, locked.provinceCode);
    requireCase(known, input.version, 'case');
    if (locked.revokedAt) return { credential: await presentCase(ctx, tx, known), endedPlaces: 0 };
    const refusal = whyNotRevoke(ctx.actor, known.holderAccountId, locked);
    if (refusal) throw new Refusal('conflict', refusal);
    const kind = requireReason(await listsOf(ctx, tx), 'revocation_reason', input.reason);
    if (kind === 'in_words' && !note) throw invalidField('note', 'credential.note_missing');
    return revoke(ctx, tx, known, { reason: input.reason, note });
  });
}

async function revoke(
  ctx: Ctx,
  tx: Transaction,
  known: CaseRow,
  { reason, note }: Revocation,
): Promise<Answer<typeof credentials.revoke>> {
  const { id, volunteerId, profession, provinceCode } = known.credential;
  await tx
    .update(credential)
    .set({
      revokedAt: ctx.clock.now(),
      revokedBy: accountOf(ctx),
      revocationReason: reason,
      revocationNote: note,
      recheckSince: null,
    })
    .where(eq(credential.id, id));
  const endedPlaces = await endUncovered(ctx, tx, { volunteerId, profession });
  await audit(ctx, tx, {
    action: 'credential.revoked',
    targetType: 'credential',
    targetId: id,
    provinceCode,
    detail: { reason, endedPlaces },
  });
  // In the inbox only, as a refusal: why is nobody else's business.
  if (known.holderAccountId)
    await notify(ctx, tx, {
      accountId: known.holderAccountId,
      mobile: null,
      template: 'credential_revoked',
      params: {},
      link: linkPaths.me(),
    });
  const decided = await caseById(tx, id);
  return { credential: await presentCase(ctx, tx, decided ?? known), endedPlaces };
}
