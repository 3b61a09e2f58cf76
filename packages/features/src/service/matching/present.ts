import type { Answer, matching } from '@hamyar/contracts';
import type { matchingRun } from '@hamyar/db';
import { mayMoveAssignment, professions, undoMs } from '@hamyar/domain';
import type { ListTerm } from '../../ground/lists/index.ts';
import { countyLabel, provinceLabel, termLabel } from '../../ground/places/index.ts';
import { presentExplanation } from '../eligibility/index.ts';
import type { ApprovalRow } from './approvals-of.ts';
import type { ExplainedPair } from './explain-pairs.ts';
import type { MoveRow, PairFacts, PersonFactRow, ProposalRow, SlotFactRow } from './queries.ts';
import { type RunSummary, runSummary } from './summary.ts';

type Run = Answer<typeof matching.showRun>['run'];
type Proposal = Answer<typeof matching.showRun>['items'][number];
type RunRow = typeof matchingRun.$inferSelect;

export function presentRun(row: RunRow): Run {
  return {
    id: row.id,
    province: row.provinceCode === null ? null : provinceLabel(row.provinceCode),
    state: row.state,
    mode: row.mode,
    floorPerMille: row.floorPerMille,
    stability: row.stability,
    progressPerMille: row.progressPerMille,
    failure: row.failure,
    weightsVersion: row.weightsVersion,
    slotCount: row.slotCount,
    seatsWanted: row.seatsWanted,
    proposedCount: row.proposedCount,
    bound:
      row.seatsBound === null || row.scoreBound === null || row.scoreSum === null
        ? null
        : { seats: row.seatsBound, score: row.scoreBound, scoreReached: row.scoreSum },
    resultDigest: row.resultDigest,
    replay:
      row.replayAskedAt === null
        ? null
        : {
            askedAt: row.replayAskedAt.toISOString(),
            isSame: row.replayDigest === null ? null : row.replayDigest === row.resultDigest,
          },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    offeredAt: row.offeredAt?.toISOString() ?? null,
  };
}

/** What was kept of a run's result; null for runs made before it was. */
export function summaryOfRun(row: RunRow): RunSummary | null {
  const read = runSummary.safeParse(row.summary);
  return read.success ? read.data : null;
}

/** By province, or by county where a run has only one province. */
export function presentFairness(
  row: RunRow,
): Omit<Answer<typeof matching.showFairness>, 'run' | 'hasSnapshot'> {
  const summary = summaryOfRun(row);
  if (!summary) return { groups: [], people: null, unfilled: null };
  const groups =
    row.provinceCode === null
      ? summary.provinces.map(({ group, ...share }) => ({ name: provinceLabel(group), ...share }))
      : summary.counties.map(({ group, ...share }) => ({ name: countyLabel(group), floor: null, ...share }));
  return { groups, people: summary.people, unfilled: summary.unfilled };
}

export function presentApproval(
  row: ApprovalRow,
  now: Date,
): Answer<typeof matching.showRun>['approvals'][number] {
  const undoUntil = new Date(row.approvedAt.getTime() + undoMs);
  return {
    id: row.id,
    may: row.sent > 0 && row.takenBack === null && now <= undoUntil ? ['takeBack'] : [],
    undoUntil: undoUntil.toISOString(),
    takenBack: row.takenBack,
    approvedAt: row.approvedAt.toISOString(),
    approverName: row.approverName,
    isWhole: row.isWhole,
    sent: row.sent,
    heldBack: row.heldBack,
    heldByBudget: row.heldByBudget,
    tooLate: row.tooLate,
  };
}

export function presentProposal(row: ProposalRow, targetGroups: readonly ListTerm[]): Proposal {
  return {
    assignmentId: row.id,
    state: row.state,
    may: mayMoveAssignment(row.state, 'offered') ? ['offer'] : [],
    score: row.score ?? 0,
    explanation: presentExplanation(row.explanation),
    volunteer: presentName({ ...row, countyCode: row.volunteerCounty }),
    profession: termLabel(professions, row.profession),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    need: presentNeed(row, targetGroups),
  };
}

/** A person of another province shows without a name. */
function presentName(row: Omit<PersonFactRow, 'id' | 'profession'>): Proposal['volunteer'] {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  return {
    name: name === '' ? null : name,
    county: row.countyCode === null ? null : countyLabel(row.countyCode),
  };
}

function presentNeed(
  row: Pick<SlotFactRow, 'number' | 'title' | 'titleEn' | 'countyCode' | 'targetGroup' | 'isRemote'>,
  targetGroups: readonly ListTerm[],
): Proposal['need'] {
  return {
    number: Number(row.number),
    title: { fa: row.title, en: row.titleEn },
    county: countyLabel(row.countyCode),
    targetGroup: termLabel(targetGroups, row.targetGroup),
    isRemote: row.isRemote,
  };
}

/** One pair of the search; null when its place has gone since. */
export function presentPair(
  pair: ExplainedPair,
  facts: PairFacts,
  targetGroups: readonly ListTerm[],
): Answer<typeof matching.explainRun>['items'][number] | null {
  const slot = facts.slots.get(pair.slotId);
  const person = facts.people.get(pair.volunteerId);
  if (!slot) return null;
  return {
    standing: pair.standing,
    score: pair.score,
    explanation: presentExplanation(pair.explanation),
    whyNot: pair.whyNot.map(({ key, params }) => ({ key, params: { ...params } })),
    changes: pair.changes.map(({ key, params }) => ({ key, params: { ...params } })),
    volunteer: person ? presentName(person) : { name: null, county: null },
    volunteerId: person?.id ?? null,
    profession: termLabel(professions, slot.profession),
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    need: presentNeed(slot, targetGroups),
  };
}

export function presentPerson(row: PersonFactRow): NonNullable<Answer<typeof matching.explainRun>['person']> {
  return {
    ...presentName(row),
    profession: row.profession === null ? null : termLabel(professions, row.profession),
  };
}

type Move = NonNullable<Answer<typeof matching.showComparison>['moves']>['addedPeople'][number];

export function presentMove(row: MoveRow): Move {
  return {
    volunteer: presentName(row),
    profession: termLabel(professions, row.profession ?? ''),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    need: { number: Number(row.number), title: { fa: row.title, en: row.titleEn } },
  };
}
