import { numberChange, type Transaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { changeVersion } from './present.ts';
import type { ChangeRow } from './queries.ts';

/**
 * Ends a change that waits without the number moving; part of the caller's transaction, who has authorised.
 * @throws Refusal `number.nothing_waits`, `case.changed`
 */
export async function endChange(
  ctx: Ctx,
  tx: Transaction,
  row: ChangeRow | null,
  { version, by }: { version: string; by: 'owner' | 'link' },
): Promise<void> {
  if (!row) throw new Refusal('not_found', 'number.nothing_waits');
  requireVersion(version, changeVersion(row));
  await tx
    .update(numberChange)
    .set({ cancelledAt: ctx.clock.now(), cancelledBy: by })
    .where(eq(numberChange.id, row.id));
  await audit(ctx, tx, {
    action: 'number.change_cancelled',
    targetType: 'account',
    targetId: row.accountId,
    detail: { changeId: row.id, by },
  });
}
