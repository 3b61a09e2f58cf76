import { matchingRun, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, ne } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { statement } from '../../kit/statement.ts';
import { dropEarlierProposals, proposeAssignments } from '../assignments/index.ts';
import { moveRun, moveRuns } from './move-run.ts';
import type { Run } from './queries.ts';
import type { Solved } from './solver-process.ts';

/**
 * Writes what the engine found, all of it or nothing. Earlier proposals of the same scope that nobody sent give way:
 * nobody was told of them.
 */
export async function writeResult(ctx: Ctx, run: Run, solved: Solved): Promise<void> {
  authorise(ctx, 'platform');
  const { chunks, digest, ...figures } = solved;
  const now = ctx.clock.now();
  await withTransaction(ctx, async (tx) => {
    const written = await moveRun(tx, run.id, 'proposed', {
      ...figures,
      progressPerMille: 1_000,
      resultDigest: digest,
      finishedAt: now,
    });
    if (!written) return;
    await discardUnsent(ctx, tx, run);
    for (const chunk of chunks) await proposeAssignments(ctx, tx, run.id, chunk);
    await audit(ctx, tx, {
      action: 'matching.proposed',
      targetType: 'matching_run',
      targetId: run.id,
      provinceCode: run.provinceCode,
      detail: { slots: solved.slotCount, proposed: solved.proposedCount, digest },
    });
  });
}

async function discardUnsent(ctx: Ctx, tx: Transaction, run: Run): Promise<void> {
  // An officer who is approving one of them holds it and comes first.
  const unsent = statement('matching_discard_lock', [run.id]);
  unsent.where('p', run.provinceCode, (place) => `province_code = ${place}`);
  await tx.$client.query(
    unsent.build(
      (conditions) => `select from matching_run where id in (select run_id from assignment
        where state = 'proposed' and run_id <> $1 and ${conditions}) order by id for update`,
    ),
  );
  const dropped = await dropEarlierProposals(ctx, tx, run);
  const ofScope = run.provinceCode === null ? undefined : eq(matchingRun.provinceCode, run.provinceCode);
  await moveRuns(tx, and(ne(matchingRun.id, run.id), ofScope), 'discarded');
  if (dropped === 0) return;
  await audit(ctx, tx, {
    action: 'matching.unsent_discarded',
    targetType: 'matching_run',
    targetId: run.id,
    provinceCode: run.provinceCode,
    detail: { count: dropped },
  });
}
