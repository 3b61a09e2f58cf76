import { MatchingError } from '../errors.ts';
import { tierRank } from '../feasibility.ts';
import { fairnessShare, points, type Weights } from '../score.ts';
import type { Credential, Gender, Volunteer } from '../types.ts';
import { always, mergeWindows, minutesPerWeek } from '../week.ts';
import { maxCounties, maxFamilies, maxProfessions, noCounty, noPoint, type Spot } from './cells.ts';
import type { Held } from './details.ts';
import { emptySequences, extend, intern, type Sequences, type Terms } from './terms.ts';

/** The words of all volunteers as numbers, while they are read. */
export type Dictionary = {
  readonly professions: Terms;
  readonly counties: Terms;
  readonly languages: Terms;
  readonly venues: Terms;
  readonly specialties: Terms;
  /** Profession with specialty, by number: what a slot asks for or does not, whatever the level. */
  readonly families: Terms;
  /** Profession, specialty, then level and tier, each a step further. */
  readonly kindPaths: Sequences;
  readonly kindOfPath: number[];
  readonly kinds: Kind[];
  readonly traits: Sequences;
  readonly weekly: Sequences;
};

/** A credential without its dates. */
export type Kind = Pick<Credential, 'profession' | 'specialty' | 'level' | 'tier'> & {
  readonly family: number;
};

const maxTerms = 2 ** 24;

/** Numbers for no term yet. */
export function emptyDictionary(): Dictionary {
  return {
    professions: new Map(),
    counties: new Map(),
    languages: new Map(),
    venues: new Map(),
    specialties: new Map(),
    families: new Map(),
    kindPaths: emptySequences(),
    kindOfPath: [],
    kinds: [],
    traits: emptySequences(),
    weekly: emptySequences(),
  };
}

/** Where a person lives as numbers; throws `MatchingError` `too_many` when there are too many counties. */
export function readSpot({ counties }: Dictionary, { countyCode, point }: Volunteer['home']): Spot {
  return {
    county: countyCode === null ? noCounty : intern(counties, countyCode, maxCounties, 'county'),
    latitudeE5: point?.latitudeE5 ?? noPoint,
    longitudeE5: point?.longitudeE5 ?? noPoint,
  };
}

/** The part of every score that depends on the volunteer alone. */
export function standingOf({ idleDays, reliability }: Volunteer, { max }: Weights): number {
  return points(max.fairness, fairnessShare(idleDays)) + points(max.reliability, reliability);
}

export const neverBegan = -(2 ** 31);
export const neverEnds = 2 ** 31 - 1;

/** Credentials without exact repetitions, which would only be found twice. */
export function readCredentials(dictionary: Dictionary, volunteer: Volunteer): Held[] {
  const held: Held[] = [];
  for (const credential of volunteer.credentials) {
    const profession = intern(dictionary.professions, credential.profession, maxProfessions, 'profession');
    const kind = readKind(dictionary, credential, profession);
    const from = credential.validFrom ?? neverBegan;
    const until = credential.validUntil ?? neverEnds;
    if (held.some((one) => one.kind === kind && one.from === from && one.until === until)) continue;
    held.push({ kind, profession, family: dictionary.kinds[kind]?.family ?? 0, from, until });
  }
  return held;
}

function readKind(dictionary: Dictionary, credential: Credential, profession: number): number {
  const { specialties, families, kindPaths, kindOfPath, kinds } = dictionary;
  const { specialty, level, tier } = credential;
  const named = specialty === null ? 0 : 1 + intern(specialties, specialty, maxTerms, 'specialty');
  const familyPath = extend(kindPaths, extend(kindPaths, 0, profession), named);
  const path = extend(kindPaths, familyPath, level * tiers + tierRank[tier]);
  const known = kindOfPath[path];
  if (known !== undefined) return known;
  if (kinds.length >= maxFamilies) throw new MatchingError('too_many', '', 'credential', kinds.length);
  kindOfPath[path] = kinds.length;
  const family = intern(families, String(familyPath), maxFamilies, 'specialty');
  return kinds.push({ profession: credential.profession, specialty, level, tier, family }) - 1;
}

const tiers = 3;

/** A gender as a number; 0 is not stated. */
export const genderNumber = (gender: Gender | null): number =>
  gender === null ? 0 : gender === 'woman' ? 1 : 2;

/** Stands beside the gender of a minor, so that both are one number. */
export const minorMark = 4;

/**
 * Gender and age, weekly cap and languages: few people differ in all of them, so they are judged once for all who share them.
 */
export function readTraits({ traits, languages }: Dictionary, volunteer: Volunteer): number {
  const spoken = volunteer.languages.map((language) => intern(languages, language, maxTerms, 'language'));
  let sequence = extend(traits, 0, genderNumber(volunteer.gender) + (volunteer.isMinor ? minorMark : 0));
  sequence = extend(traits, sequence, volunteer.weeklyCapMinutes);
  if (spoken.length > 1) spoken.sort((a, b) => a - b);
  for (const language of spoken) sequence = extend(traits, sequence, language);
  return sequence;
}

/** Stands for a week that is free throughout. */
const allWeek = 0;
/** A stretch is packed as start × this + end. */
const stretchSpan = 4 * minutesPerWeek;

/** 0: not stated. Otherwise a sequence of merged stretches, each packed into one value. */
export function readWeekly({ weekly }: Dictionary, volunteer: Volunteer): number {
  if (volunteer.weekly === null) return 0;
  let sequence = 0;
  for (const { start, end } of mergeWindows(volunteer.weekly)) {
    sequence = extend(weekly, sequence, end === always ? allWeek : start * stretchSpan + end);
  }
  return sequence;
}

/** First minute of a packed stretch of the week. */
export const stretchStart = (packed: number): number =>
  packed === allWeek ? -always : Math.floor(packed / stretchSpan);

/** Minute after the last of a packed stretch of the week. */
export const stretchEnd = (packed: number): number => (packed === allWeek ? always : packed % stretchSpan);
