import { paymentResolution, type Transaction } from '@hamyar/db';
import { type ResolutionState, resolutionStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import { accountOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { ownName } from './queries.ts';

/**
 * Decides a proposal: who, by which name, when; part of the caller's transaction, who has authorised, locked and audits.
 * @throws when the machine of the domain knows no such move from the state it is in
 */
export async function moveResolution(
  ctx: Ctx,
  tx: Transaction,
  id: string,
  to: ResolutionState,
  decisionNote: string | null = null,
): Promise<void> {
  const moved = await tx
    .update(paymentResolution)
    .set({
      state: to,
      decidedBy: accountOf(ctx),
      deciderName: await ownName(ctx, tx),
      decidedAt: ctx.clock.now(),
      decisionNote,
    })
    .where(and(eq(paymentResolution.id, id), inArray(paymentResolution.state, resolutionStatesBefore(to))));
  if (moved.rowCount !== 1) throw new Error(`a proposal that was decided does not become ${to}`);
}
