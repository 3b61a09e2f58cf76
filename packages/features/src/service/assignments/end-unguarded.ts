import type { Transaction } from '@hamyar/db';
import { guardedStandings } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { guardianOf } from '../guardians/index.ts';
import { endAssignments } from './end-assignments.ts';
import { lockAhead } from './lock-ahead.ts';

/**
 * Takes back what a minor was asked for or had taken once no guardian agrees to it any more, and asks others; part of the
 * job's transaction. A place that has begun stays: whoever is there is spoken to, not texted.
 */
export async function endUnguarded(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const now = ctx.clock.now();
  const ahead = await lockAhead(tx, { accountId, now });
  const [first] = ahead;
  if (!first || guardedStandings.includes(await guardianOf(tx, first.volunteerId))) return;
  await endAssignments(ctx, tx, ahead, 'guardian');
}
