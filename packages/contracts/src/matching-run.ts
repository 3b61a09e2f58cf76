import { z } from 'zod';
import { namedProvince } from './ground/places.ts';
import { id, instant } from './shared.ts';

export const matchingMode = z.enum(['coverage', 'score']);

export const matchingRun = z.object({
  id,
  /** Null: the nation. */
  province: namedProvince.nullable(),
  /**
   * `queued`, `running`: the worker has not finished; `proposed`: ready to be looked at; `offered`: offers went out;
   * `discarded`: a newer run took its place; `failed`: see `failure`.
   */
  state: z.enum(['queued', 'running', 'proposed', 'offered', 'discarded', 'failed']),
  /** `coverage`: most places filled, then the best score; `score`: the best score alone. */
  mode: matchingMode,
  /** Share of its need that no province stays below while another is above it. */
  floorPerMille: z.number().int(),
  /** Points that moving one person away from the former run had to gain. */
  stability: z.number().int(),
  progressPerMille: z.number().int(),
  /** A reason (`matching.too_long`), when the run failed. */
  failure: z.string().nullable(),
  weightsVersion: z.string(),
  slotCount: z.number().int(),
  seatsWanted: z.number().int(),
  proposedCount: z.number().int(),
  /** No plan fills more seats or scores higher; `scoreReached` equal to `score` is proven the best. */
  bound: z
    .object({ seats: z.number().int(), score: z.number().int(), scoreReached: z.number().int() })
    .nullable(),
  /** SHA-256 of the whole result. */
  resultDigest: z.string().nullable(),
  /** The last time the run was made again from its input; `isSame` null while that goes on. */
  replay: z.object({ askedAt: instant, isSame: z.boolean().nullable() }).nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  offeredAt: instant.nullable(),
});
export type MatchingRun = z.infer<typeof matchingRun>;
