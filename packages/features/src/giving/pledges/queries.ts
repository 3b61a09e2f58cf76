import { pledges } from '@hamyar/contracts';
import { pledge, project, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { movePledge } from './move-pledge.ts';

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

/**
 * Notes that money for a pledge was posted: it is kept as long as the books, and fulfilled when no more is left than a
 * gateway would take. Late money is taken too: an expired or cancelled pledge becomes fulfilled. The caller holds the
 * lock of `lockPledge`, under which what is paid stays as it was read.
 * @param amountIrr what was posted now, rials
 */
export async function creditPledge(
  tx: Transaction,
  row: PledgeRow,
  amountIrr: bigint,
  retainUntil: string,
): Promise<void> {
  const paidIrr = row.paidIrr + amountIrr;
  const isFulfilled = row.amountIrr - paidIrr < pledges.giftBounds.minIrr;
  if (isFulfilled && (await movePledge(tx, row.id, 'fulfilled', { paidIrr, retainUntil }))) return;
  await tx.update(pledge).set({ paidIrr, retainUntil }).where(eq(pledge.id, row.id));
}

/** The account and language of whoever made a pledge; the account is null for a giver without one. */
export async function donorOf(
  tx: Transaction,
  pledgeId: string,
): Promise<{ accountId: string | null; locale: string }> {
  const [row] = await tx
    .select({ accountId: pledge.donorAccountId, locale: pledge.locale })
    .from(pledge)
    .where(eq(pledge.id, pledgeId));
  if (!row) throw new Error('a payment must have its pledge');
  return row;
}

export type PledgeWithProject = NonNullable<Awaited<ReturnType<typeof pledgeByKey>>>;

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
