import { payment, type Transaction } from '@hamyar/db';
import { type PaymentState, paymentStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { notePayment, type PaymentRow } from './queries.ts';

/**
 * Moves an attempt when the state machine allows it, and notes the move.
 * @returns false when the attempt stood where this move does not begin
 */
export async function movePayment(
  ctx: Ctx,
  tx: Transaction,
  row: Pick<PaymentRow, 'id' | 'state'>,
  to: PaymentState,
  more: Partial<
    Pick<PaymentRow, 'authority' | 'referenceId' | 'cardMask' | 'verifiedAt' | 'takenIrr' | 'heldAt'>
  > = {},
  detail?: Record<string, string | number>,
): Promise<boolean> {
  const moved = await tx
    .update(payment)
    .set({ state: to, updatedAt: ctx.clock.now(), ...more })
    .where(and(eq(payment.id, row.id), inArray(payment.state, paymentStatesBefore(to))));
  if (moved.rowCount !== 1) return false;
  await notePayment(ctx, tx, row, to, detail);
  return true;
}
