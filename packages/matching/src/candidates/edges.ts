import { intAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { standardWeights, type Weights } from '../score.ts';
import type { RoleSlot, Volunteer } from '../types.ts';
import type { Taker } from './best.ts';
import { checkSlot } from './check.ts';
import { type Column, emptyColumn, push } from './column.ts';
import { compileVolunteers } from './compile-volunteers.ts';
import { searchVolunteers } from './scan-volunteers.ts';

/** All feasible pairs as a solver reads them. */
export type Edges = {
  /** In order of id; everywhere else a volunteer or a slot is its place here. */
  readonly volunteers: readonly Volunteer[];
  readonly slots: readonly RoleSlot[];
  /** How many assignments each volunteer may still get. */
  readonly supply: Int32Array;
  /** How many people each slot still misses. */
  readonly demand: Int32Array;
  /** Edges of volunteer `v`: `edgeStart[v] .. edgeStart[v + 1]`, in order of slot. */
  readonly edgeStart: Int32Array;
  readonly edgeSlot: Int32Array;
  readonly edgeScore: Int32Array;
};

/** Some 200 MB at the peak. */
const defaultMaxEdges = 12_000_000;

/**
 * Every feasible pair of a batch with its total, by volunteer. The order of the input does not matter. Needs 24 bytes a
 * pair at the peak and 8 after. Throws `MatchingError`: `too_many_edges` beyond `mostEdges`, and what
 * `compileVolunteers` throws, for slots too.
 */
export function compileEdges(
  volunteers: readonly Volunteer[],
  slots: readonly RoleSlot[],
  weights: Weights = standardWeights,
  maxEdges: number = defaultMaxEdges,
): Edges {
  const people = [...volunteers].sort(byId);
  const open = [...slots].sort(byId);
  for (const [at, slot] of open.entries()) {
    checkSlot(slot);
    if (open[at + 1]?.id === slot.id) throw new MatchingError('duplicate_id', slot.id, 'id');
  }
  const index = compileVolunteers(people, weights);
  const found = { volunteer: emptyColumn(), total: emptyColumn() };
  const edgeEnds = new Int32Array(open.length);
  const taker = collecting(found, maxEdges);
  for (const [at, slot] of open.entries()) {
    searchVolunteers(index, slot, taker);
    edgeEnds[at] = found.total.length;
  }
  return {
    volunteers: people,
    slots: open,
    supply: Int32Array.from(people, ({ capacityLeft }) => capacityLeft),
    demand: Int32Array.from(open, ({ openCount }) => openCount),
    ...byVolunteer(found, edgeEnds, people.length),
  };
}

type Found = { readonly volunteer: Column; readonly total: Column };

/** Takes every pair, as long as there is room. */
function collecting(found: Found, maxEdges: number): Taker {
  return {
    least: -1,
    last: -1,
    offer(total, rank) {
      if (found.total.length >= maxEdges) throw new MatchingError('too_many_edges', '', 'edges', maxEdges);
      push(found.volunteer, rank);
      push(found.total, total);
    },
  };
}

/** Turns pairs listed by slot into pairs listed by volunteer, which keeps each one's slots in order. */
function byVolunteer(
  { volunteer, total }: Found,
  edgeEnds: Int32Array,
  volunteers: number,
): Pick<Edges, 'edgeStart' | 'edgeSlot' | 'edgeScore'> {
  const edgeStart = new Int32Array(volunteers + 1);
  for (let edge = 0; edge < total.length; edge += 1) {
    const at = intAt(volunteer.values, edge) + 1;
    edgeStart[at] = intAt(edgeStart, at) + 1;
  }
  for (let at = 1; at <= volunteers; at += 1) edgeStart[at] = intAt(edgeStart, at) + intAt(edgeStart, at - 1);
  const next = edgeStart.slice();
  const edgeSlot = new Int32Array(total.length);
  const edgeScore = new Int32Array(total.length);
  let edge = 0;
  for (let slot = 0; slot < edgeEnds.length; slot += 1) {
    for (const end = intAt(edgeEnds, slot); edge < end; edge += 1) {
      const rank = intAt(volunteer.values, edge);
      const at = intAt(next, rank);
      edgeSlot[at] = slot;
      edgeScore[at] = intAt(total.values, edge);
      next[rank] = at + 1;
    }
  }
  return { edgeStart, edgeSlot, edgeScore };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
