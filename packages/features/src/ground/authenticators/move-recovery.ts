import { accountRecovery, type Transaction } from '@hamyar/db';
import { type RecoveryState, recoveryStatesBefore } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { openOf } from './show-own-recovery.ts';

type Row = typeof accountRecovery.$inferSelect;
type Change = Partial<typeof accountRecovery.$inferInsert>;

/** The one door to a recovery's state; part of the caller's transaction. @returns it as it stands now */
export async function moveRecovery(
  tx: Transaction,
  recoveryId: string,
  to: RecoveryState,
  change: Omit<Change, 'state'> = {},
): Promise<Row> {
  const [moved] = await tx
    .update(accountRecovery)
    .set({ ...change, state: to })
    .where(and(eq(accountRecovery.id, recoveryId), inArray(accountRecovery.state, recoveryStatesBefore(to))))
    .returning();
  if (!moved) throw new Refusal('conflict', 'recovery.over');
  return moved;
}

/** What was asked is over without officers: its week is, or whoever shows a passkey or a code has lost nothing. */
export async function endAsked(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const open = await openOf(tx, accountId);
  if (!open) return;
  await moveRecovery(tx, open.id, 'refused', { decidedAt: ctx.clock.now() });
  await audit(ctx, tx, {
    action: 'recovery.ended',
    targetType: 'account_recovery',
    targetId: open.id,
    detail: { accountId },
  });
}
