import { credential, type Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { and, eq, gte, isNotNull, isNull, or } from 'drizzle-orm';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Part of the caller's transaction, which holds the volunteer's row: their name changed, and what an officer confirmed
 * was that a number belongs to a name. Confirmed licences wait for another look; held places stay until it is answered.
 */
export async function recheckCredentials(
  ctx: Ctx,
  tx: Transaction,
  holder: { readonly id: string; readonly accountId: string | null },
): Promise<void> {
  const now = ctx.clock.now();
  const mayStillCount = or(isNull(credential.validTo), gte(credential.validTo, today(now)));
  const reopened = await tx
    .update(credential)
    .set({ recheckSince: now })
    .where(
      and(
        eq(credential.volunteerId, holder.id),
        isNotNull(credential.verifiedAt),
        isNull(credential.revokedAt),
        isNull(credential.recheckSince),
        mayStillCount,
      ),
    )
    .returning({ id: credential.id, provinceCode: credential.provinceCode });
  for (const { id, provinceCode } of reopened)
    await audit(ctx, tx, {
      action: 'credential.recheck_opened',
      targetType: 'credential',
      targetId: id,
      provinceCode,
    });
  if (reopened.length === 0) return;
  await notify(ctx, tx, {
    accountId: holder.accountId,
    mobile: null,
    template: 'credential_recheck',
    params: {},
    link: linkPaths.me(),
  });
}
