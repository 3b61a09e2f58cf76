import { matchingRun, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { Run } from './queries.ts';
import type { Solved } from './solver-process.ts';

/**
 * Writes what the engine found, all of it or nothing. Earlier proposals of the same scope that nobody sent give way:
 * nobody was told of them.
 */
export async function writeResult(ctx: Ctx, run: Run, solved: Solved): Promise<void> {
  authorise(ctx, 'clock');
  const { chunks, digest, ...figures } = solved;
  const now = ctx.clock.now();
  await withTransaction(ctx, async (tx) => {
    const [written] = await tx
      .update(matchingRun)
      .set({ ...figures, state: 'proposed', progressPerMille: 1_000, resultDigest: digest, finishedAt: now })
      .where(and(eq(matchingRun.id, run.id), eq(matchingRun.state, 'running')))
      .returning({ id: matchingRun.id });
    if (!written) return;
    await discardUnsent(ctx, tx, run);
    for (const chunk of chunks) await writeProposals(ctx, tx, run.id, chunk);
    await audit(ctx, tx, {
      action: 'matching.proposed',
      targetType: 'matching_run',
      targetId: run.id,
      provinceCode: run.provinceCode,
      detail: { slots: solved.slotCount, proposed: solved.proposedCount, digest },
    });
  });
}

/** An invitation that already stands wins over a new proposal. */
async function writeProposals(ctx: Ctx, tx: Transaction, runId: string, chunk: string): Promise<void> {
  await tx.$client.query({
    name: 'matching_write',
    text: `insert into assignment (role_slot_id, need_id, volunteer_id, province_code, during, state, source, run_id,
        score, explanation, created_at, updated_at)
      select r.id, r.need_id, p."volunteerId", r.province_code, tstzrange(s.starts_at, s.ends_at), 'proposed',
        'match', $2, p.score, p.explanation, $3, $3
      from jsonb_to_recordset($1::jsonb) as p("slotId" uuid, "volunteerId" uuid, score int, explanation jsonb)
        join role_slot r on r.id = p."slotId" join shift s on s.id = r.shift_id
      on conflict do nothing`,
    values: [chunk, runId, ctx.clock.now()],
  });
}

async function discardUnsent(ctx: Ctx, tx: Transaction, run: Run): Promise<void> {
  // An officer who is approving one of them holds it and comes first.
  await tx.$client.query({
    name: 'matching_discard_lock',
    text: `select from matching_run where id in (select run_id from assignment
      where state = 'proposed' and run_id <> $1 and ($2::text is null or province_code = $2)) order by id for update`,
    values: [run.id, run.provinceCode],
  });
  const { rows } = await tx.$client.query({
    name: 'matching_discard',
    text: `update assignment set state = 'rejected', ended_by = 'system', updated_at = $3
      where state = 'proposed' and run_id <> $1 and ($2::text is null or province_code = $2) returning run_id`,
    values: [run.id, run.provinceCode, ctx.clock.now()],
  });
  await tx.$client.query({
    name: 'matching_discard_runs',
    text: `update matching_run set state = 'discarded' where state = 'proposed' and id <> $1
      and ($2::text is null or province_code = $2)`,
    values: [run.id, run.provinceCode],
  });
  if (rows.length === 0) return;
  await audit(ctx, tx, {
    action: 'matching.unsent_discarded',
    targetType: 'matching_run',
    targetId: run.id,
    provinceCode: run.provinceCode,
    detail: { count: rows.length },
  });
}
