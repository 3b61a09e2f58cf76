import { matchingRun, type Transaction } from '@hamyar/db';
import { explainMatch, propose, type RoleSlot, score, type Volunteer } from '@hamyar/matching';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../feature.ts';
import { loadSlots, loadVolunteers } from './load-facts.ts';
import { slotOf, volunteerOf } from './policy.ts';
import { runById } from './queries.ts';

/**
 * Runs the engine over the open role-slots and active volunteers of the run's province (or the nation) and writes its
 * proposals. Earlier proposals there that nobody sent give way; nobody was told of them.
 */
export async function proposeRun(ctx: Ctx, tx: Transaction, runId: string): Promise<void> {
  const run = await runById(tx, runId);
  if (run?.state !== 'queued') return;
  const now = ctx.clock.now();
  const provinces = run.provinceCode === null ? null : [run.provinceCode];
  await discardUnsent(ctx, tx, runId, run.provinceCode);
  const rows = await loadSlots(tx, { now, provinces });
  const volunteers = (await loadVolunteers(tx, { now, provinces })).map((row) =>
    volunteerOf(row, now, 'propose'),
  );
  const slots = rows.map((row) => slotOf(row, 'propose')).filter(({ openCount }) => openCount > 0);
  const proposal = propose(volunteers, slots);
  await writeProposals(ctx, tx, runId, explained(volunteers, slots, proposal.matches));
  await tx
    .update(matchingRun)
    .set({
      state: 'proposed',
      slotCount: slots.length,
      seatsWanted: proposal.seatsWanted,
      proposedCount: proposal.matches.length,
      weightsVersion: proposal.weightsVersion,
      finishedAt: now,
    })
    .where(eq(matchingRun.id, runId));
  await audit(ctx, tx, {
    action: 'matching.proposed',
    targetType: 'matching_run',
    targetId: runId,
    provinceCode: run.provinceCode,
    detail: { slots: slots.length, volunteers: volunteers.length, proposed: proposal.matches.length },
  });
}

interface Explained {
  readonly slotId: string;
  readonly volunteerId: string;
  readonly score: number;
  readonly explanation: unknown;
}

function explained(
  volunteers: readonly Volunteer[],
  slots: readonly RoleSlot[],
  matches: readonly { slotId: string; volunteerId: string; scoreTotal: number }[],
): Explained[] {
  const volunteerById = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const slotById = new Map(slots.map((slot) => [slot.id, slot]));
  return matches.flatMap(({ slotId, volunteerId, scoreTotal }) => {
    const volunteer = volunteerById.get(volunteerId);
    const slot = slotById.get(slotId);
    if (!volunteer || !slot) return [];
    return [
      {
        slotId,
        volunteerId,
        score: scoreTotal,
        explanation: explainMatch(volunteer, slot, score(volunteer, slot)),
      },
    ];
  });
}

/** One statement for all: a province has hundreds. An invitation that already stands wins over a new proposal. */
async function writeProposals(
  ctx: Ctx,
  tx: Transaction,
  runId: string,
  found: readonly Explained[],
): Promise<void> {
  const rows = found.map((match) => ({ id: ctx.newId(), ...match }));
  await tx.$client.query({
    name: 'matching_write',
    text: `insert into assignment (id, role_slot_id, need_id, volunteer_id, province_code, during, state, source, run_id,
        score, explanation, created_at, updated_at)
      select p.id, r.id, r.need_id, p."volunteerId", r.province_code, tstzrange(s.starts_at, s.ends_at), 'proposed',
        'match', $2, p.score, p.explanation, $3, $3
      from jsonb_to_recordset($1::jsonb) as p(id uuid, "slotId" uuid, "volunteerId" uuid, score int, explanation jsonb)
        join role_slot r on r.id = p."slotId" join shift s on s.id = r.shift_id
      on conflict do nothing`,
    values: [JSON.stringify(rows), runId, ctx.clock.now()],
  });
}

async function discardUnsent(
  ctx: Ctx,
  tx: Transaction,
  runId: string,
  provinceCode: string | null,
): Promise<void> {
  const { rows } = await tx.$client.query({
    name: 'matching_discard',
    text: `update assignment set state = 'rejected', ended_by = 'system', updated_at = $3
      where state = 'proposed' and run_id <> $1 and ($2::text is null or province_code = $2) returning run_id`,
    values: [runId, provinceCode, ctx.clock.now()],
  });
  await tx.$client.query({
    name: 'matching_discard_runs',
    text: `update matching_run set state = 'discarded' where state = 'proposed' and id <> $1
      and ($2::text is null or province_code = $2)`,
    values: [runId, provinceCode],
  });
  if (rows.length === 0) return;
  await audit(ctx, tx, {
    action: 'matching.unsent_discarded',
    targetType: 'matching_run',
    targetId: runId,
    provinceCode,
    detail: { count: rows.length },
  });
}
