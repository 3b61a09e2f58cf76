import type { Weights } from '../score.ts';
import type { Credential } from '../types.ts';
import type { Buckets } from './buckets.ts';
import type { Details } from './details.ts';
import type { Terms, WrittenSequences } from './terms.ts';

/**
 * Volunteers compiled for search. One entry is one credential of one person for one kind of work (in person or remote);
 * entries stand by bucket, in a bucket by what the person brings to any score (best first), then by id.
 */
export type VolunteerIndex = {
  readonly weights: Weights;
  /** In order; everywhere else a volunteer is their place here. */
  readonly ids: readonly string[];
  readonly entries: Readonly<
    Record<
      | 'volunteer'
      | 'credential'
      | 'standing'
      | 'latitudeE5'
      | 'longitudeE5'
      | 'radiusKm'
      | 'traits'
      | 'weekly'
      | 'validFrom'
      | 'validUntil'
      | 'detail',
      Int32Array
    >
  >;
  readonly buckets: Buckets;
  readonly details: Details;
  /** Entries of those who have served at a venue: `entry[start[venue]] .. entry[start[venue + 1]]`, ascending. */
  readonly knownBy: { readonly start: Int32Array; readonly entry: Int32Array };
  /** Profession, specialty, level and tier by the number in `entries.credential`. */
  readonly kinds: readonly Credential[];
  /** Gender, weekly cap, then languages in order, by the number in `entries.traits`. */
  readonly traits: WrittenSequences;
  /** Packed stretches by the number in `entries.weekly`; 0: not stated. */
  readonly weekly: WrittenSequences;
  readonly professions: Terms;
  readonly counties: Terms;
  readonly languages: Terms;
  readonly venues: Terms;
  /** Scratch of the question being answered; says nothing between questions. */
  readonly traitVerdicts: Int8Array;
  readonly weeklyPoints: Int32Array;
};
