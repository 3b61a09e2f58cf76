import { pledges } from '@hamyar/contracts';
import { payment, pledge, project, type Transaction } from '@hamyar/db';
import { countedPaymentStates, heldPaymentStates } from '@hamyar/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

export type PledgeRow = typeof pledge.$inferSelect;

/** Hash under which a pledge's key is kept. */
export const keyHashOf = (ctx: Ctx, key: string): string => ctx.sealing.index(key, 'pledge.key');

/** The pledge, locked until the end of the transaction: attempts to pay it queue here. */
export async function lockPledge(tx: Transaction, id: string): Promise<PledgeRow> {
  const [row] = await tx.select().from(pledge).where(eq(pledge.id, id)).for('update');
  if (!row) throw new Error('a payment must have its pledge');
  return row;
}

/** The pledge of a key, locked; null when no pledge has it. */
export async function lockPledgeByKey(ctx: Ctx, tx: Transaction, key: string): Promise<PledgeRow | null> {
  const [row] = await tx
    .select()
    .from(pledge)
    .where(eq(pledge.keyHash, keyHashOf(ctx, key)))
    .for('update');
  return row ?? null;
}

/** What of a pledge is paid and counted, rials. Under the pledge's lock it stays so. */
export async function paidOf(tx: Transaction, pledgeId: string): Promise<bigint> {
  const [row] = await tx
    .select({
      paid: sql<string>`coalesce(sum(coalesce(${payment.takenIrr}, ${payment.amountIrr})), 0)::text`,
    })
    .from(payment)
    .where(and(eq(payment.pledgeId, pledgeId), inArray(payment.state, [...countedPaymentStates])));
  return BigInt(row?.paid ?? 0);
}

/** Whether money of a pledge waits for two officers: until then nobody should pay it again. */
export async function hasHeldPayment(tx: Transaction, pledgeId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.pledgeId, pledgeId), inArray(payment.state, [...heldPaymentStates])))
    .limit(1);
  return row !== undefined;
}

/**
 * Notes that money for a pledge was posted: it is kept as long as the books, and fulfilled when no more is left than a
 * gateway would take. Late money is taken too: an expired or cancelled pledge becomes fulfilled.
 */
export async function creditPledge(tx: Transaction, row: PledgeRow, retainUntil: string): Promise<void> {
  const isFulfilled = row.amountIrr - (await paidOf(tx, row.id)) < pledges.giftBounds.minIrr;
  const state = isFulfilled ? 'fulfilled' : row.state;
  await tx.update(pledge).set({ state, retainUntil }).where(eq(pledge.id, row.id));
}

/** A pledge and its project's name, by key. */
export async function pledgeByKey(ctx: Ctx, tx: Transaction, key: string) {
  const [row] = await tx
    .select({
      pledge,
      projectNumber: project.number,
      projectStatus: project.status,
      titleFa: project.titleFa,
      titleEn: project.titleEn,
    })
    .from(pledge)
    .innerJoin(project, eq(project.id, pledge.projectId))
    .where(eq(pledge.keyHash, keyHashOf(ctx, key)));
  return row ?? null;
}
