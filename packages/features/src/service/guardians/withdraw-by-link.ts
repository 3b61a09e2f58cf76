import type { Answer, guardians } from '@hamyar/contracts';
import { guardian, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { guardianWithdrew } from './events.ts';
import { openLink } from './open-link.ts';

/**
 * Declines as the guardian of a minor, or takes back what was agreed to, by the link alone: whoever has that phone may. What
 * the minor has ahead ends.
 */
export async function withdrawByLink(
  asker: Ctx,
  input: { token: string; version: string },
): Promise<Answer<typeof guardians.withdrawByLink>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'guardian-link');
  return withTransaction(ctx, async (tx) => {
    const { row, minor, version } = await openLink(ctx, tx, { token: input.token, lock: true });
    requireVersion(input.version, version);
    if (row.withdrawnAt !== null) return { ok: true as const };
    await tx.update(guardian).set({ withdrawnAt: ctx.clock.now() }).where(eq(guardian.id, row.id));
    await audit(ctx, tx, {
      action: 'guardian.withdrew',
      targetType: 'volunteer',
      targetId: minor.id,
      provinceCode: minor.provinceCode,
      subjectAccountId: minor.accountId,
    });
    await notify(ctx, tx, {
      accountId: minor.accountId,
      mobile: null,
      template: 'guardian_withdrew',
      params: {},
      link: linkPaths.guardianOwn(),
    });
    await emit(ctx, tx, guardianWithdrew, minor.accountId, { accountId: minor.accountId });
    return { ok: true as const };
  });
}
