import type { Proposal } from '@hamyar/matching';
import { z } from 'zod';
import type { Snapshot } from './snapshot.ts';

const share = z.object({
  group: z.string(),
  wanted: z.number().int(),
  floor: z.number().int(),
  filled: z.number().int(),
});

/** What a run's page says of its result, kept as it was found. */
export const runSummary = z.object({
  provinces: z.array(share),
  counties: z.array(share.omit({ floor: true })),
  people: z.object({
    /** Active people looked at. */
    considered: z.number().int(),
    /** Left out: as many open offers, or offers this week, as one person gets. */
    full: z.number().int(),
    proposed: z.number().int(),
    /** Without a place for 60 days, and how many of those get one. */
    idle: z.number().int(),
    idleProposed: z.number().int(),
  }),
  unfilled: z.object({ noCandidate: z.number().int(), candidatesTaken: z.number().int() }),
  comparison: z.object({ kept: z.number().int(), added: z.number().int(), dropped: z.number().int() }),
});
export type RunSummary = z.infer<typeof runSummary>;

/** Two months without a place: as long as it takes in the score for fairness to count in full. */
const idleAfterDays = 60;

/** Counts what a plan does for places and people. Pure. */
export function summaryOf(input: Snapshot, proposal: Proposal): RunSummary {
  const chosen = new Set(proposal.matches.map(({ volunteerId }) => volunteerId));
  const idle = input.volunteers.filter(({ idleDays }) => idleDays >= idleAfterDays);
  const missing = (because: string) =>
    proposal.unfilled.reduce((sum, slot) => sum + (slot.because === because ? slot.missing : 0), 0);
  const former = new Set(input.former.map(({ slotId, volunteerId }) => `${slotId} ${volunteerId}`));
  const kept = proposal.matches.filter((match) => former.has(`${match.slotId} ${match.volunteerId}`)).length;
  return {
    provinces: proposal.shares.map((group) => ({ ...group })),
    counties: countiesOf(input, proposal),
    people: {
      considered: input.volunteers.length,
      full: input.volunteers.filter(({ capacityLeft }) => capacityLeft < 1).length,
      proposed: chosen.size,
      idle: idle.length,
      idleProposed: idle.filter(({ id }) => chosen.has(id)).length,
    },
    unfilled: { noCandidate: missing('no_candidate'), candidatesTaken: missing('candidates_taken') },
    comparison: { kept, added: proposal.matches.length - kept, dropped: former.size - kept },
  };
}

function countiesOf(input: Snapshot, proposal: Proposal): RunSummary['counties'] {
  const filled = new Map<string, number>();
  for (const { slotId } of proposal.matches) filled.set(slotId, (filled.get(slotId) ?? 0) + 1);
  const counties = new Map<string, RunSummary['counties'][number]>();
  for (const slot of input.slots) {
    const group = slot.place.countyCode;
    if (group === null) continue;
    const known = counties.get(group) ?? { group, wanted: 0, filled: 0 };
    counties.set(group, {
      group,
      wanted: known.wanted + slot.openCount,
      filled: known.filled + (filled.get(slot.id) ?? 0),
    });
  }
  return [...counties.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
}
