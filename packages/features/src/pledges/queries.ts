import { pledge, project, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../feature.ts';

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

/** Marks the intention as kept. Late money is taken too: an expired or cancelled pledge becomes fulfilled. */
export async function fulfilPledge(tx: Transaction, row: PledgeRow, retainUntil: string): Promise<void> {
  if (row.state === 'fulfilled') return;
  await tx.update(pledge).set({ state: 'fulfilled', retainUntil }).where(eq(pledge.id, row.id));
}

/** A pledge and its project's name, by key. */
export async function pledgeByKey(ctx: Ctx, tx: Transaction, key: string) {
  const [row] = await tx
    .select({
      pledge,
      projectNumber: project.number,
      titleFa: project.titleFa,
      titleEn: project.titleEn,
    })
    .from(pledge)
    .innerJoin(project, eq(project.id, pledge.projectId))
    .where(eq(pledge.keyHash, keyHashOf(ctx, key)));
  return row ?? null;
}
