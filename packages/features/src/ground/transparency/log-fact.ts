import { logLeaf, type Transaction } from '@hamyar/db';
import { type LeafKind, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';

/** Something that shall be shown to have stood since now. */
export interface LoggedFact {
  readonly kind: LeafKind;
  /** What it is about, as its owner calls it; stays in the house. */
  readonly subjectId: string;
  /** SHA-256 of the fact, with a nonce before it where the fact is about a person. All of it that the public sees. */
  readonly commitment: Buffer;
}

/** Logs a fact in the transaction that makes it one. It gets its place within seconds; the same fact again changes nothing. */
export async function logFact(ctx: Ctx, tx: Transaction, fact: LoggedFact): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .insert(logLeaf)
    .values({ id: ctx.newId(), ...fact, day: today(now), loggedAt: now })
    .onConflictDoNothing();
}
