// Runs as a process of its own (see `open-solver.ts`): whatever costs processor time happens here, so that neither a
// request nor a queue waits for it, and whatever goes wrong here ends nothing else.
// It measures its own work: no ctx reaches it, and only integers of milliseconds leave it.
/* eslint-disable hamyar/no-ambient */
import {
  explainMatch,
  MatchingError,
  propose,
  type Proposal,
  type RoleSlot,
  score,
  type Volunteer,
} from '@hamyar/matching';
import { explainPairs, type PairQuery } from './explain-pairs.ts';
import { digestOf, openSnapshot, readSnapshot, sealSnapshot, type Snapshot } from './snapshot.ts';
import { summaryOf } from './summary.ts';

export type SolverCall =
  | { readonly do: 'add'; readonly volunteers?: readonly Volunteer[]; readonly slots?: readonly RoleSlot[] }
  | { readonly do: 'seal'; readonly rest: Pick<Snapshot, 'weights' | 'options' | 'former'> }
  | { readonly do: 'open'; readonly content: Uint8Array; readonly sha256: string }
  | { readonly do: 'solve' }
  | { readonly do: 'explain'; readonly query: PairQuery };

/** Rows of one statement: a few hundred kilobytes of JSON. */
const rowsPerChunk = 500;
/** Progress is told this often at most. */
const quietMs = 1_000;
const parentId = process.ppid;
const tell = (message: object) => process.send?.(message);

const volunteers: Volunteer[] = [];
const slots: RoleSlot[] = [];
let snapshot: Snapshot | null = null;

function answer(call: SolverCall): unknown {
  switch (call.do) {
    case 'add':
      volunteers.push(...(call.volunteers ?? []));
      slots.push(...(call.slots ?? []));
      return null;
    case 'seal': {
      const { plain, ...sealed } = sealSnapshot({ format: 2, ...call.rest, volunteers, slots });
      // The engine gets what was kept, not what it was made from: a replay starts from the same bytes.
      snapshot = readSnapshot(plain);
      volunteers.length = 0;
      slots.length = 0;
      return sealed;
    }
    case 'open':
      snapshot = openSnapshot(call);
      return null;
    case 'solve':
      return solve(given());
    case 'explain':
      return explainPairs(given(), call.query);
  }
}

function given(): Snapshot {
  if (!snapshot) throw new Error('nothing to work on');
  return snapshot;
}

function solve(input: Snapshot) {
  const startedAt = performance.now();
  let toldAt = startedAt;
  const proposal = propose(input.volunteers, input.slots, {
    ...input.options,
    weights: input.weights,
    former: input.former,
    onProgress: (perMille) => {
      if (performance.now() - toldAt < quietMs) return;
      toldAt = performance.now();
      // Nobody waits for the answer any more: whoever asked has died.
      if (process.ppid !== parentId) process.exit();
      tell({ progress: Math.min(1_000, Math.max(0, Math.round(perMille))) });
    },
  });
  const { matches, seatsWanted, seatsBound, scoreSum, scoreBound } = proposal;
  return {
    engineMs: Math.round(performance.now() - startedAt),
    digest: digestOf(proposal),
    summary: summaryOf(input, proposal),
    slotCount: input.slots.length,
    proposedCount: matches.length,
    ...{ seatsWanted, seatsBound, scoreSum, scoreBound },
    chunks: chunksOf(input, proposal),
  };
}
export type Solved = ReturnType<typeof solve>;

/** Proposals with their reasons as JSON, ready for one statement each. */
function chunksOf(input: Snapshot, { matches }: Proposal): string[] {
  const volunteerById = new Map(input.volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const slotById = new Map(input.slots.map((slot) => [slot.id, slot]));
  const rows = matches.flatMap(({ slotId, volunteerId, scoreTotal }) => {
    const [volunteer, slot] = [volunteerById.get(volunteerId), slotById.get(slotId)];
    if (!volunteer || !slot) return [];
    const explanation = explainMatch(volunteer, slot, score(volunteer, slot, input.weights));
    return [{ slotId, volunteerId, score: scoreTotal, explanation }];
  });
  const chunks: string[] = [];
  for (let at = 0; at < rows.length; at += rowsPerChunk)
    chunks.push(JSON.stringify(rows.slice(at, at + rowsPerChunk)));
  return chunks;
}

process.on('disconnect', () => process.exit());
process.on('message', ({ id, call }: { id: number; call: SolverCall }) => {
  try {
    tell({ id, answer: answer(call) });
  } catch (error) {
    const isTooLarge = error instanceof MatchingError && error.code.startsWith('too_many');
    const reason = isTooLarge ? 'matching.too_large' : 'matching.engine_failed';
    tell({ id, error: error instanceof Error ? error.message : String(error), reason });
  }
});
