import type { Transaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { foldNeeds } from './queries.ts';

/** Needs of one turn: some tenths of a second. */
export const needsPerFold = 5_000;

/**
 * Brings what is kept of open needs up to date, in the caller's transaction. Reading is exact before it too, only slower
 * the more has changed.
 * @returns how many were folded; as many as `needsPerFold` when more may wait
 */
export function foldOpenings(ctx: Ctx, tx: Transaction): Promise<number> {
  authorise(ctx, 'platform');
  return foldNeeds(tx, ctx.clock.now(), needsPerFold);
}
