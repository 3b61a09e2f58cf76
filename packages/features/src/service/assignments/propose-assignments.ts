import { assignment, type Transaction } from '@hamyar/db';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignments } from './move-assignment.ts';

/** A pair to be proposed; many of them travel as JSON, so that one statement writes a plan. */
export interface ProposedPair {
  readonly slotId: string;
  readonly volunteerId: string;
  readonly score: number;
  /** As `packages/matching` explains it. */
  readonly explanation: unknown;
}

/**
 * Writes proposals, nobody being told of them yet; part of the caller's transaction, who has authorised and audits. A
 * pair that is proposed, offered or held already stays as it is.
 * @param pairs JSON of `ProposedPair[]`
 * @returns ids of those that are new
 */
export async function proposeAssignments(
  ctx: Ctx,
  tx: Transaction,
  runId: string | null,
  pairs: string,
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'assignments_propose',
    text: `insert into assignment (role_slot_id, need_id, volunteer_id, province_code, during, state, source, run_id,
        score, explanation, created_at, updated_at)
      select r.id, r.need_id, p."volunteerId", r.province_code, tstzrange(s.starts_at, s.ends_at), 'proposed',
        'match', $2, p.score, p.explanation, $3, $3
      from jsonb_to_recordset($1::jsonb) as p("slotId" uuid, "volunteerId" uuid, score int, explanation jsonb)
        join role_slot r on r.id = p."slotId" join shift s on s.id = r.shift_id
      on conflict do nothing returning id`,
    values: [pairs, runId, ctx.clock.now()],
  });
  return rows.map(({ id }) => id);
}

/** Takes back those of the proposals that nobody was told of. */
export async function dropProposals(ctx: Ctx, tx: Transaction, ids: readonly string[]): Promise<void> {
  const unsent = and(inArray(assignment.id, [...ids]), eq(assignment.state, 'proposed'));
  await moveAssignments(ctx, tx, unsent, 'rejected', { endedBy: 'system' });
}

/**
 * Takes back the unsent proposals of earlier runs of a scope: a newer run replaces them.
 * @returns how many they were
 */
export async function dropEarlierProposals(
  ctx: Ctx,
  tx: Transaction,
  run: { readonly id: string; readonly provinceCode: string | null },
): Promise<number> {
  const unsent = and(
    eq(assignment.state, 'proposed'),
    ne(assignment.runId, run.id),
    run.provinceCode === null ? undefined : eq(assignment.provinceCode, run.provinceCode),
  );
  return (await moveAssignments(ctx, tx, unsent, 'rejected', { endedBy: 'system' })).length;
}
