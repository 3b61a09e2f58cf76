import type { Transaction } from '@hamyar/db';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { accountName } from '../identity/index.ts';
import { limitsOf } from '../lists/index.ts';
import { makeHold } from './make-hold.ts';
import { moveComplaint } from './move-complaint.ts';
import type { CaseRow } from './queries.ts';

/**
 * Makes a decision hold: both sides are told, a suspension ends, and a bar begins where there is one. Part of the caller's
 * transaction, who has authorised, locked and audits.
 */
export async function finishDecision(
  ctx: Ctx,
  tx: Transaction,
  row: CaseRow,
  decidedBy: string,
): Promise<void> {
  const { finding, reasonSealed, barUntil } = row;
  const now = ctx.clock.now();
  const { appeal_days: appealDays } = await limitsOf(ctx, tx);
  await moveComplaint(tx, row.id, 'decided', {
    finding,
    reasonSealed,
    barUntil,
    outcome: finding,
    decidedBy,
    deciderName: await accountName(tx, decidedBy),
    decidedAt: now,
    appealUntil: keptUntil(now, appealDays),
  });
  await makeHold(ctx, tx, row, decidedBy);
}
