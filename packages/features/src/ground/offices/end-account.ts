import type { Answer, offices } from '@hamyar/contracts';
import { officeAccount, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { accountVersion } from './present.ts';
import { lockAccount } from './queries.ts';

/** Takes an account or a terminal out of use; what is on its way through it is still settled. */
export async function endAccount(
  ctx: Ctx,
  input: { accountId: string; version: string; reason: string },
): Promise<Answer<typeof offices.endAccount>> {
  const scope = authorise(ctx, 'offices.manage');
  return withTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, scope, input.accountId);
    requireVersion(input.version, accountVersion(row));
    if (row.endedAt !== null) throw new Refusal('conflict', 'office.account_over');
    await tx
      .update(officeAccount)
      .set({ endedAt: ctx.clock.now(), endedBy: accountIdOf(ctx), endReason: input.reason })
      .where(eq(officeAccount.id, row.id));
    await audit(ctx, tx, {
      action: 'office.account_ended',
      targetType: 'office_account',
      targetId: row.id,
      provinceCode: row.provinceCode,
    });
    return { id: row.id };
  });
}
