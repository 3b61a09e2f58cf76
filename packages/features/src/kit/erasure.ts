import { type Transaction, withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import type { Ctx } from './feature.ts';

/** Days of erasure are civil days: once a day is as exact as they are. */
export const erasureEveryMs = 86_400_000;

/** The day in Tehran until which something that is kept for so many days may lie here. */
export function keptUntil(now: Date, days: number): string {
  return daysAfter(today(now), days);
}

/** Rows of one transaction: locks are short, and whoever waits for one of them waits a breath. */
export const erasureBatch = 500;

/** Batches of one turn; the next day takes the rest. Far more than a day of even a large province brings. */
const maxBatches = 40;

/**
 * Runs a batch in one transaction after the other until none is due.
 * @param batch erases at most `erasureBatch` rows, audits them and returns how many they were
 * @returns rows erased in all
 */
export async function eraseInBatches(ctx: Ctx, batch: (tx: Transaction) => Promise<number>): Promise<number> {
  let erased = 0;
  for (let turn = 0; turn < maxBatches; turn++) {
    const rows = await withTransaction(ctx, batch);
    erased += rows;
    if (rows < erasureBatch) break;
  }
  return erased;
}
