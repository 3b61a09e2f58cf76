import type { Transaction } from '@hamyar/db';
import type { Limits } from '@hamyar/domain';
import {
  explainMatch,
  feasibility,
  type RoleSlot,
  score,
  type Score,
  type Volunteer,
} from '@hamyar/matching';
import { limitsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { dropProposals, proposeAssignments, type ProposedPair } from '../assignments/index.ts';
import { slotOf, type SlotRow, volunteerOf, type VolunteerRow } from '../eligibility/index.ts';
import { makeOffers } from './make-offers.ts';

/** Offers to begin with for each missing person: some will say no, and nobody should be asked in vain. */
const offersPerSeat = 2;
/** One call asks this many at most; the rest is for a run, which an officer looks at. */
const maxAtOnce = 200;
/** Open offers at which nobody is asked by itself any more, so that a run can still propose something better. */
const maxPerPerson = 2;

interface Pair {
  readonly volunteer: Volunteer;
  readonly slot: RoleSlot;
  readonly score: Score;
}

/**
 * Offers the best pairs of these places and people at once; part of the transaction of a job of ours, which asked nobody
 * for leave: the province lets offers go out by themselves.
 */
export async function offerBest(
  ctx: Ctx,
  tx: Transaction,
  slotRows: readonly SlotRow[],
  people: readonly VolunteerRow[],
): Promise<void> {
  const chosen = chooseBest(ctx, await limitsOf(ctx, tx), slotRows, people);
  if (chosen.length === 0) return;
  // Locked before their proposals are written, in the order in which everyone locks them.
  const ids = [...new Set(chosen.map(({ volunteer }) => volunteer.id))].sort();
  await tx.$client.query({
    name: 'matching_lock_people',
    text: 'select id from volunteer where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  });
  const written = await proposeAssignments(ctx, tx, null, JSON.stringify(chosen.map(proposalOf)));
  if (written.length === 0) return;
  await makeOffers(ctx, tx, { runId: null, ids: written }, ctx.clock.now());
  // What a limit held back was shown to nobody and waits for nobody.
  await dropProposals(ctx, tx, written);
}

/** The strongest pairs first, within what each place asks for and each person bears. Pure but for the clock. */
function chooseBest(
  ctx: Ctx,
  limits: Limits,
  slotRows: readonly SlotRow[],
  people: readonly VolunteerRow[],
): Pair[] {
  const now = ctx.clock.now();
  const wanted = new Map(
    slotRows.map((row) => [row.id, Math.max(0, (row.count - row.taken) * offersPerSeat - row.offered)]),
  );
  const slots = slotRows.map((row) => slotOf(row, 'choose')).filter(({ id }) => wanted.get(id));
  const pairs: Pair[] = [];
  for (const row of people) {
    const open = row.assignments.filter(({ state }) => state === 'offered').length;
    const whole = volunteerOf(row, now, limits);
    const volunteer = {
      ...whole,
      capacityLeft: Math.max(0, Math.min(maxPerPerson - open, whole.capacityLeft)),
    };
    for (const slot of slots) {
      if (feasibility(volunteer, slot).ok) pairs.push({ volunteer, slot, score: score(volunteer, slot) });
    }
  }
  pairs.sort((a, b) => b.score.total - a.score.total || (idsOf(a) < idsOf(b) ? -1 : 1));
  const held = new Map<string, Volunteer>();
  const chosen: Pair[] = [];
  for (const pair of pairs) {
    const left = wanted.get(pair.slot.id) ?? 0;
    const volunteer = held.get(pair.volunteer.id) ?? pair.volunteer;
    if (left < 1 || chosen.length >= maxAtOnce || !feasibility(volunteer, pair.slot).ok) continue;
    wanted.set(pair.slot.id, left - 1);
    held.set(volunteer.id, {
      ...volunteer,
      capacityLeft: volunteer.capacityLeft - 1,
      commitments: [...volunteer.commitments, pair.slot],
    });
    chosen.push(pair);
  }
  return chosen;
}

const idsOf = ({ slot, volunteer }: Pair) => `${slot.id}${volunteer.id}`;

const proposalOf = ({ volunteer, slot, score: scored }: Pair): ProposedPair => ({
  slotId: slot.id,
  volunteerId: volunteer.id,
  score: scored.total,
  explanation: explainMatch(volunteer, slot, scored),
});
