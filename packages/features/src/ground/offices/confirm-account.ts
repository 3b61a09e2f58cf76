import type { Answer, offices } from '@hamyar/contracts';
import { officeAccount, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { whyNotConfirm } from './policy.ts';
import { accountVersion } from './present.ts';
import { lockAccount } from './queries.ts';

/** Confirms, as the second person, what somebody else proposed; again by the same person it is answered alike. */
export async function confirmAccount(
  ctx: Ctx,
  input: { accountId: string; version: string },
): Promise<Answer<typeof offices.confirmAccount>> {
  const scope = authorise(ctx, 'offices.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, scope, input.accountId);
    const asker = accountIdOf(ctx);
    if (row.confirmedAt !== null && row.confirmedBy === asker && row.endedAt === null) return { id: row.id };
    requireVersion(input.version, accountVersion(row));
    const now = ctx.clock.now();
    const refusal = whyNotConfirm(row, asker, today(now));
    if (refusal) throw new Refusal('conflict', refusal);
    await tx
      .update(officeAccount)
      .set({ confirmedAt: now, confirmedBy: asker })
      .where(eq(officeAccount.id, row.id));
    await audit(ctx, tx, {
      action: 'office.account_confirmed',
      targetType: 'office_account',
      targetId: row.id,
      provinceCode: row.provinceCode,
    });
    return { id: row.id };
  });
}
