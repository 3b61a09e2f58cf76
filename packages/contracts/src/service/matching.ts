import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { namedCounty, namedProvince, namedTerm } from '../ground/places.ts';
import { matchingMode, matchingRun } from '../matching-run.ts';
import {
  bilingual,
  explanation,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
  matchExplanation,
  offerLimits,
} from '../shared.ts';

export { type ExplanationSentence, explanation, matchExplanation } from '../shared.ts';

export { matchingMode, type MatchingRun, matchingRun } from '../matching-run.ts';

/** What an officer may do with a run: send its proposals, or have it made again from its kept input. */
export const runAct = z.enum(['sendOffers', 'replay']);
export type RunAct = z.infer<typeof runAct>;

export const proposal = z.object({
  assignmentId: id,
  state: z.string(),
  /** Whether it can be chosen to be offered. */
  may: z.array(z.enum(['offer'])).max(1),
  /** 0 to 10,000. */
  score: z.number().int(),
  explanation: matchExplanation.nullable(),
  volunteer: z.object({ name: z.string().nullable(), county: namedCounty.nullable() }),
  profession: namedTerm,
  startsAt: instant,
  endsAt: instant,
  need: z.object({
    number: z.number().int(),
    title: bilingual,
    county: namedCounty,
    targetGroup: namedTerm,
    isRemote: z.boolean(),
  }),
});

const sentCounts = z.object({
  sent: z.number().int(),
  /** Left alone because the person already has three open offers. */
  heldBack: z.number().int(),
  /** Left alone because the person had as many offers in seven days as anyone gets. */
  heldByBudget: z.number().int(),
  /** Left alone because the shift begins too soon, the place is gone, or the person cannot come any more. */
  tooLate: z.number().int(),
});

/** Who let proposals go out, and what came of it. */
const approval = sentCounts.extend({
  id,
  approvedAt: instant,
  approverName: z.string().nullable(),
  isWhole: z.boolean(),
  /** What can still be done about it. */
  may: z.array(z.enum(['takeBack'])).max(1),
  /** Until when the offers can be taken back. */
  undoUntil: instant,
  /** Offers that ended so; null where it was not taken back. */
  takenBack: z.number().int().nullable(),
});

export const startRun = defineEndpoint({
  id: 'matching.startRun',
  method: 'POST',
  path: '/desk/matching/runs',
  permission: 'matching.run',
  summary:
    'Asks for proposals for the open role-slots of a province, or of the nation; the worker makes them.',
  body: z.strictObject({
    provinceCode: provinceCode.nullable().default(null),
    mode: matchingMode.default('coverage'),
    floorPerMille: z.number().int().min(0).max(1_000).default(0),
    stability: z.number().int().min(0).max(10_000).default(0),
  }),
  response: z.object({ runId: id }),
  reasons: ['access.out_of_scope', 'matching.still_running', 'matching.too_many_runs'],
});

export const listRuns = defineEndpoint({
  id: 'matching.listRuns',
  method: 'GET',
  path: '/desk/matching/runs',
  permission: 'matching.run',
  summary: 'The newest matching runs in scope and the provinces that may be matched.',
  response: z.object({
    runs: z.array(matchingRun).max(20),
    /** With whether offers go out by themselves there. */
    provinces: z.array(namedProvince.extend({ instantOffers: z.boolean() })).max(31),
    mayNation: z.boolean(),
    limits: offerLimits,
  }),
});

export const showRun = defineEndpoint({
  id: 'matching.showRun',
  method: 'GET',
  path: '/desk/matching/runs/:runId',
  permission: 'matching.run',
  summary: 'One run with its proposals, by need, best first.',
  params: z.strictObject({ runId: id }),
  query: z.strictObject({ ...pageQuery, limit: z.coerce.number().int().min(1).max(200).default(100) }),
  response: page(proposal).extend({
    run: matchingRun,
    /** Of the proposals as they are shown: sending some carries it. */
    version,
    may: z.array(runAct).max(2),
    counts: z.object({ proposed: z.number().int(), offered: z.number().int(), answered: z.number().int() }),
    approvals: z.array(approval).max(50),
  }),
  reasons: ['matching.unknown_run', 'access.out_of_scope'],
});

const ofRun = z.strictObject({ runId: id });
const countOf = z.number().int();

export const showFairness = defineEndpoint({
  id: 'matching.showFairness',
  method: 'GET',
  path: '/desk/matching/runs/:runId/fairness',
  permission: 'matching.run',
  summary: 'How provinces (or counties, in a run of one province) and people come off in a run.',
  params: ofRun,
  response: z.object({
    run: matchingRun,
    hasSnapshot: z.boolean(),
    groups: z
      .array(
        z.object({
          name: z.union([namedProvince, namedCounty]),
          wanted: countOf,
          /** Null where none is set for this kind of place. */
          floor: countOf.nullable(),
          filled: countOf,
        }),
      )
      .max(500),
    /** `full`: had as many offers as one person gets; `idle`: no place for 60 days. */
    people: z
      .object({ considered: countOf, full: countOf, proposed: countOf, idle: countOf, idleProposed: countOf })
      .nullable(),
    /** Empty places: nobody may take them, or those who may serve better elsewhere. */
    unfilled: z.object({ noCandidate: countOf, candidatesTaken: countOf }).nullable(),
  }),
  reasons: ['matching.unknown_run', 'access.out_of_scope'],
});

const move = proposal
  .pick({ volunteer: true, profession: true, startsAt: true, endsAt: true })
  .extend({ need: proposal.shape.need.pick({ number: true, title: true }) });

export const showComparison = defineEndpoint({
  id: 'matching.showComparison',
  method: 'GET',
  path: '/desk/matching/runs/:runId/comparison',
  permission: 'matching.run',
  summary: 'A run beside the one before it in the same scope, with the people kept, new and dropped.',
  params: ofRun,
  response: z.object({
    run: matchingRun,
    former: matchingRun.nullable(),
    /** Counts compare with what was still unsent of the former run. */
    moves: z
      .object({
        kept: countOf,
        added: countOf,
        dropped: countOf,
        addedPeople: z.array(move).max(50),
        droppedPeople: z.array(move).max(50),
      })
      .nullable(),
  }),
  reasons: ['matching.unknown_run', 'access.out_of_scope'],
});

export const explainRun = defineEndpoint({
  id: 'matching.explainRun',
  method: 'GET',
  path: '/desk/matching/runs/:runId/explain',
  permission: 'matching.run',
  summary:
    'Every pair of a person, or of a need’s places, as the run saw it: proposed, possible or refused, and why.',
  params: ofRun,
  query: z.strictObject({
    volunteerId: id.optional(),
    need: z.coerce.number().int().min(1).max(9_000_000_000).optional(),
    page: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  response: z.object({
    run: matchingRun,
    /** False: the run did not look at this person or these places. */
    isKnown: z.boolean(),
    person: proposal.shape.volunteer.extend({ profession: namedTerm.nullable() }).nullable(),
    counts: z.object({ proposed: countOf, possible: countOf, refused: countOf }),
    reasons: z.array(z.object({ code: z.string(), pairs: countOf })).max(20),
    items: z
      .array(
        proposal.omit({ assignmentId: true, state: true, may: true, score: true }).extend({
          standing: z.enum(['proposed', 'possible', 'refused']),
          score: countOf.nullable(),
          volunteerId: id.nullable(),
          whyNot: z.array(explanation).max(20),
          changes: z.array(explanation).max(20),
        }),
      )
      .max(100),
    next: countOf.nullable(),
  }),
  reasons: [
    'matching.unknown_run',
    'access.out_of_scope',
    'matching.not_ready',
    'matching.snapshot_erased',
    'matching.unknown_need',
    'matching.nothing_asked',
    'matching.busy',
  ],
});

export const replayRun = defineEndpoint({
  id: 'matching.replayRun',
  method: 'POST',
  path: '/desk/matching/runs/:runId/replay',
  permission: 'matching.run',
  summary: 'Has a run made again from its kept input, to see that the same comes out.',
  params: ofRun,
  response: z.object({ ok: z.literal(true) }),
  reasons: ['matching.unknown_run', 'access.out_of_scope', 'matching.not_ready', 'matching.snapshot_erased'],
});

export const setInstantOffers = defineEndpoint({
  id: 'matching.setInstantOffers',
  method: 'PUT',
  path: '/desk/matching/instant-offers',
  permission: 'matching.run',
  summary: 'Lets offers go out by themselves for new needs and newly eligible people of a province, or not.',
  body: z.strictObject({ provinceCode, instantOffers: z.boolean() }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['access.out_of_scope'],
});

export const showSending = defineEndpoint({
  id: 'matching.showSending',
  method: 'GET',
  path: '/desk/matching/runs/:runId/sending',
  permission: 'matching.run',
  summary:
    'What sending all proposals of a run would do: how many people are asked, and when their phones ring.',
  params: ofRun,
  response: z.object({
    run: matchingRun,
    version,
    proposals: countOf,
    people: countOf,
    /** Of critical needs: their texts go out at any hour. */
    critical: countOf,
    /** When the texts of the others go out. */
    textAt: instant,
    may: z.array(runAct).max(2),
  }),
  reasons: ['matching.unknown_run', 'access.out_of_scope'],
});

export const sendOffers = defineEndpoint({
  id: 'matching.sendOffers',
  method: 'POST',
  path: '/desk/matching/runs/:runId/offers',
  permission: 'matching.run',
  summary: 'Sends the chosen proposals, or all of them, to their volunteers as offers with an end.',
  params: z.strictObject({ runId: id }),
  body: z.strictObject({
    version,
    all: z.boolean().default(false),
    assignmentIds: z.array(id).max(500).default([]),
  }),
  response: sentCounts,
  reasons: ['matching.unknown_run', 'matching.not_ready', 'matching.nothing_chosen', 'case.changed'],
  irreversible: { summary: 'matching.showSending', undo: 'matching.takeBackOffers' },
});

export const takeBackOffers = defineEndpoint({
  id: 'matching.takeBackOffers',
  method: 'POST',
  path: '/desk/matching/approvals/:approvalId/take-back',
  permission: 'matching.run',
  summary:
    'Ends the offers of one approval that nobody answered, within half an hour; whoever was asked reads so.',
  params: z.strictObject({ approvalId: id }),
  /** How many offers ended; answers that were given stay. */
  response: z.object({ takenBack: countOf, runId: id }),
  reasons: ['matching.unknown_approval', 'access.out_of_scope', 'matching.take_back_late'],
});
