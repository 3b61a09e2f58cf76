import type { Answer, credentials } from '@hamyar/contracts';
import { credential, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { credentialVerified } from './events.ts';
import { requireCase, whyNotDecide } from './policy.ts';
import { presentCase } from './present.ts';
import { caseById, lockCase } from './queries.ts';
import { shortenEvidence } from './shorten-evidence.ts';
import { notFound } from './show-credential.ts';

/** Confirms a licence by hand for a span of days (open where a day is left out). The same confirmation again changes nothing. */
export async function verifyCredential(
  ctx: Ctx,
  input: {
    credentialId: string;
    version: string;
    validFrom?: string | undefined;
    validTo?: string | undefined;
  },
): Promise<Answer<typeof credentials.verify>['credential']> {
  const scope = authorise(ctx, 'credentials.review');
  const validFrom = input.validFrom ?? null;
  const validTo = input.validTo ?? null;
  if (validFrom && validTo && validTo < validFrom) throw invalidField('validTo', 'credential.dates_reversed');
  if (validTo && validTo < today(ctx.clock.now()))
    throw invalidField('validTo', 'credential.already_expired');
  return withTransaction(ctx, async (tx) => {
    const found = await lockCase(tx, input.credentialId);
    if (!found) throw notFound();
    const locked = found.credential;
    withinScope(scope, locked.provinceCode);
    requireCase(found, input.version, 'number');
    const isConfirmed = locked.verifiedAt && !locked.recheckSince;
    if (isConfirmed && locked.validFrom === validFrom && locked.validTo === validTo)
      return presentCase(ctx, tx, found);
    const refusal = whyNotDecide(ctx.actor, found.holderAccountId, locked);
    if (refusal) throw new Refusal('conflict', refusal);
    await tx
      .update(credential)
      .set({
        verifiedAt: ctx.clock.now(),
        verifiedBy: accountOf(ctx),
        verificationMethod: 'manual',
        recheckSince: null,
        validFrom,
        validTo,
      })
      .where(eq(credential.id, locked.id));
    await shortenEvidence(ctx, tx, locked.id);
    await audit(ctx, tx, {
      action: 'credential.verified',
      targetType: 'credential',
      targetId: locked.id,
      provinceCode: locked.provinceCode,
      detail: { method: 'manual', validFrom, validTo },
    });
    await notify(ctx, tx, {
      accountId: found.holderAccountId,
      mobile: found.holderMobile,
      provinceCode: locked.provinceCode,
      template: 'credential_verified',
      params: {},
      link: linkPaths.find(),
    });
    await emit(ctx, tx, credentialVerified, locked.volunteerId, { volunteerId: locked.volunteerId });
    const decided = await caseById(tx, locked.id);
    return presentCase(ctx, tx, decided ?? found);
  });
}
