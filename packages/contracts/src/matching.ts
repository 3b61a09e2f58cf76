import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { namedCounty, namedProvince, namedTerm } from './places.ts';
import { id, instant, page, pageQuery, provinceCode } from './shared.ts';

/** One sentence for the web: a message key and what fills it (`match.near`, `why_not.too_far`, `change.…`). */
export const explanation = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ExplanationSentence = z.infer<typeof explanation>;

/** Why a volunteer fits: the sentence and every part of the score, best first. */
export const matchExplanation = z.object({
  sentence: explanation,
  because: z.array(z.object({ part: z.string(), points: z.number().int(), share: z.number().int() })).max(12),
});

export const matchingRun = z.object({
  id,
  /** Null: the nation. */
  province: namedProvince.nullable(),
  /** `queued`: the worker has not finished; `proposed`: ready to be looked at; `offered`: offers went out. */
  state: z.enum(['queued', 'proposed', 'offered', 'discarded']),
  weightsVersion: z.string(),
  slotCount: z.number().int(),
  seatsWanted: z.number().int(),
  proposedCount: z.number().int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  offeredAt: instant.nullable(),
});

export const proposal = z.object({
  assignmentId: id,
  state: z.string(),
  /** 0 to 10,000. */
  score: z.number().int(),
  explanation: matchExplanation.nullable(),
  volunteer: z.object({ name: z.string().nullable(), county: namedCounty.nullable() }),
  profession: namedTerm,
  startsAt: instant,
  endsAt: instant,
  need: z.object({
    number: z.number().int(),
    title: z.string(),
    county: namedCounty,
    targetGroup: namedTerm,
    isRemote: z.boolean(),
  }),
});

export const startMatching = defineEndpoint({
  id: 'matching.start',
  method: 'POST',
  path: '/desk/matching/runs',
  permission: 'matching.run',
  summary:
    'Asks for proposals for the open role-slots of a province, or of the nation; the worker makes them.',
  body: z.strictObject({ provinceCode: provinceCode.nullable().default(null) }),
  response: z.object({ runId: id }),
  reasons: ['access.out_of_scope', 'matching.still_running'],
});

export const listRuns = defineEndpoint({
  id: 'matching.runs',
  method: 'GET',
  path: '/desk/matching/runs',
  permission: 'matching.run',
  summary: 'The newest matching runs in scope and the provinces that may be matched.',
  response: z.object({
    runs: z.array(matchingRun).max(20),
    provinces: z.array(namedProvince).max(31),
    mayNation: z.boolean(),
  }),
});

export const getRun = defineEndpoint({
  id: 'matching.run',
  method: 'GET',
  path: '/desk/matching/runs/:runId',
  permission: 'matching.run',
  summary: 'One run with its proposals, by need, best first.',
  params: z.strictObject({ runId: id }),
  query: z.strictObject({ ...pageQuery, limit: z.coerce.number().int().min(1).max(200).default(100) }),
  response: page(proposal).extend({
    run: matchingRun,
    counts: z.object({ proposed: z.number().int(), offered: z.number().int(), answered: z.number().int() }),
  }),
  reasons: ['matching.unknown_run'],
});

export const sendOffers = defineEndpoint({
  id: 'matching.sendOffers',
  method: 'POST',
  path: '/desk/matching/runs/:runId/offers',
  permission: 'matching.run',
  summary: 'Sends the chosen proposals, or all of them, to their volunteers as offers with an end.',
  params: z.strictObject({ runId: id }),
  body: z.strictObject({
    all: z.boolean().default(false),
    assignmentIds: z.array(id).max(500).default([]),
  }),
  response: z.object({
    sent: z.number().int(),
    /** Left alone because the person already has three open offers. */
    heldBack: z.number().int(),
    /** Left alone because the shift begins too soon or the place is gone. */
    tooLate: z.number().int(),
  }),
  reasons: ['matching.unknown_run', 'matching.not_ready', 'matching.nothing_chosen'],
});
