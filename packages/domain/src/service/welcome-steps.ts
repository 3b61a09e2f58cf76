import type { AgeStanding } from './ages.ts';
import type { GuardianStanding } from './guardians.ts';
import { needsLicence, professions } from './professions.ts';

/** The questions of the welcome, in order; one a screen. */
export const welcomeSteps = [
  'name',
  'birth-day',
  'guardian',
  'profession',
  'licence',
  'province',
  'county',
  'reach',
  'times',
  'about',
  'national-id',
  'agreements',
  'review',
] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

export interface WelcomeFacts {
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** By their day of birth. */
  readonly age: AgeStanding;
  /** How a minor's guardian stands; naming one is enough to go on. */
  readonly guardian: GuardianStanding;
  readonly profession: string | null;
  /** A licence for this profession was given, verified or not. */
  readonly hasLicence: boolean;
  readonly provinceCode: string | null;
  readonly countyCode: string | null;
  readonly hasAvailability: boolean;
  /** What volunteers agree to, in the versions that hold. */
  readonly hasAgreed: boolean;
}

/** Whether practising this profession needs a licence; unknown and missing ones do not ask for it. */
export function asksLicence(profession: string | null): boolean {
  const known = professions.find((term) => term.code === profession);
  return known !== undefined && needsLicence(known.code);
}

/** The questions this person is asked: only some professions have a licence, and only minors a guardian. */
export function stepsFor(facts: Pick<WelcomeFacts, 'profession' | 'age'>): WelcomeStep[] {
  const withLicence = facts.profession === null || asksLicence(facts.profession);
  return welcomeSteps.filter(
    (step) => (step !== 'licence' || withLicence) && (step !== 'guardian' || facts.age === 'minor'),
  );
}

/** Questions that must still be answered before someone can be active, in order. */
export function missingSteps(facts: WelcomeFacts): WelcomeStep[] {
  const missing: WelcomeStep[] = [];
  if (!facts.firstName || !facts.lastName) missing.push('name');
  if (facts.age === 'unknown') missing.push('birth-day');
  if (facts.age === 'minor' && facts.guardian === 'none') missing.push('guardian');
  if (!facts.profession) missing.push('profession');
  if (asksLicence(facts.profession) && !facts.hasLicence) missing.push('licence');
  if (!facts.provinceCode) missing.push('province');
  if (!facts.countyCode) missing.push('county');
  if (!facts.hasAvailability) missing.push('times');
  if (!facts.hasAgreed) missing.push('agreements');
  return missing;
}

/**
 * Where someone who comes back goes on. How far they go has a default, so nothing tells that it was answered but the
 * answer after it: who has not yet said when is asked how far once more, with their answer filled in.
 */
export function resumeStep(facts: WelcomeFacts): WelcomeStep {
  const [first] = missingSteps(facts);
  if (first === undefined) return 'review';
  return first === 'times' ? 'reach' : first;
}
