/**
 * How the guardian of a minor stands to what guardians agree to: nobody was named; asked and not yet agreed; agreed to what
 * holds; agreed to an earlier version; declined or taken back. `guardian_of` of the database says the same.
 */
export const guardianStandings = ['none', 'waiting', 'stands', 'newer', 'withdrawn'] as const;
export type GuardianStanding = (typeof guardianStandings)[number];

/** Standings with which a minor is asked for anything; a place is taken with `stands` alone. */
export const guardedStandings: readonly GuardianStanding[] = ['stands', 'newer'];

/** What of a young volunteer keeps them from a place, the first to be put right first; null when nothing does. Pure. */
export function ageHindrance(
  age: 'unknown' | 'minor' | 'adult',
  guardian: GuardianStanding,
): 'birth_day' | 'guardian' | null {
  if (age === 'unknown') return 'birth_day';
  return age === 'minor' && guardian !== 'stands' ? 'guardian' : null;
}
