import type { Weights } from '../score.ts';
import type { Cells } from './cells.ts';
import type { Details } from './details.ts';
import type { Kind } from './read-volunteer.ts';
import type { Terms, WrittenSequences } from './terms.ts';

/**
 * Volunteers compiled for search. Entries (see entry.ts) stand by bucket, in a bucket by standing (best first), then by
 * id. A word, a pattern or a set of traits is a number, so that what many share is judged once.
 */
export type VolunteerIndex = {
  readonly weights: Weights;
  /** In order; everywhere else a volunteer is their place here. */
  readonly ids: readonly string[];
  readonly facts: Int32Array;
  readonly finePrint: Int32Array;
  readonly cells: Cells;
  readonly details: Details;
  /** Entries of those who have served at a venue: `entry[start[venue]] .. entry[start[venue + 1]]`, ascending. */
  readonly knownBy: { readonly start: Int32Array; readonly entry: Int32Array };
  readonly kinds: readonly Kind[];
  /** Gender, weekly cap, then languages in order. */
  readonly traits: WrittenSequences;
  /** Packed stretches. */
  readonly weekly: WrittenSequences;
  readonly professions: Terms;
  readonly counties: Terms;
  readonly languages: Terms;
  readonly venues: Terms;
  /** Scratch of the question being answered; says nothing between questions. */
  readonly traitVerdicts: Int8Array;
  /** By kind of credential: its points for fit, -1 where it does not do. */
  readonly fitOf: Int32Array;
  /** By kind of credential: which of somebody's several counts, the higher the rather. */
  readonly preferenceOf: Int32Array;
  /** By family: the best of its kinds, -1 where none does. */
  readonly bestFitOf: Int32Array;
};
