import { letter, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { letterVersion, stateOf } from './policy.ts';
import { lockLetter } from './queries.ts';

/** Says that an issued letter holds no more; its number is never given again. */
export async function withdrawLetter(
  ctx: Ctx,
  letterId: string,
  { version, reason }: { readonly version: string; readonly reason: string },
): Promise<void> {
  const scope = authorise(ctx, 'letters.manage');
  await withTransaction(ctx, async (tx) => {
    const { row, files } = await lockLetter(tx, scope, letterId);
    requireVersion(version, letterVersion(row, files));
    if (stateOf(row) !== 'issued') throw new Refusal('conflict', 'letter.not_issued');
    await tx
      .update(letter)
      .set({ withdrawnAt: ctx.clock.now(), withdrawnBy: accountIdOf(ctx), withdrawnReason: reason })
      .where(eq(letter.id, letterId));
    await audit(ctx, tx, {
      action: 'letter.withdrawn',
      targetType: 'letter',
      targetId: letterId,
      provinceCode: row.provinceCode,
      detail: { reason },
    });
  });
}
