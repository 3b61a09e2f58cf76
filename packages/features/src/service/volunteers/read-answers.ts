import type { Reason } from '@hamyar/contracts/reasons';
import {
  adultOn,
  birthDayFault,
  countyByCode,
  languages,
  type Limits,
  nameKey,
  type PaperFault,
  type PaperKind,
  parsePaper,
  parsePersonName,
  today,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { type FieldRefusal, invalidField, Refusal } from '../../kit/refusal.ts';
import { isProfession, type VolunteerRow } from './queries.ts';

/** Answers of one step, as they came. */
export interface ProfileAnswers {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly bornOn?: string | undefined;
  readonly profession?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly countyCode?: string | undefined;
  readonly radiusKm?: number | undefined;
  readonly isRemote?: boolean | undefined;
  readonly blocks?: readonly string[] | undefined;
  readonly weeklyHoursCap?: number | undefined;
  readonly gender?: 'woman' | 'man' | 'unsaid' | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly nationalId?: string | undefined;
  /** Which paper the number is of; left out: the national ID. */
  readonly paperKind?: PaperKind | undefined;
  readonly paperCountry?: string | undefined;
}

export type VolunteerChange = Partial<
  Pick<
    VolunteerRow,
    | 'firstName'
    | 'lastName'
    | 'nameKey'
    | 'bornOn'
    | 'adultOn'
    | 'profession'
    | 'provinceCode'
    | 'countyCode'
    | 'radiusKm'
    | 'isRemote'
    | 'weeklyHoursCap'
    | 'gender'
    | 'languages'
    | 'nationalIdSealed'
    | 'nationalIdIndex'
    | 'nationalIdProvenAt'
  >
>;

/**
 * What the answers change in the stored row; the national ID leaves here sealed.
 * @throws Refusal naming the field and the fault
 */
export function readAnswers(
  ctx: Ctx,
  answers: ProfileAnswers,
  current: VolunteerRow,
  limits: Limits,
): VolunteerChange {
  const change: VolunteerChange = {};
  Object.assign(change, namesOf(answers, current));
  if (answers.bornOn !== undefined) Object.assign(change, birthDayOf(ctx, answers.bornOn));
  if (answers.profession !== undefined) {
    if (!isProfession(answers.profession)) throw invalidField('profession', 'profession.unknown');
    change.profession = answers.profession;
  }
  Object.assign(change, placeOf(answers, current));
  Object.assign(change, bearableOf(answers, current, limits));
  if (answers.isRemote !== undefined) change.isRemote = answers.isRemote;
  if (answers.gender !== undefined) change.gender = answers.gender === 'unsaid' ? null : answers.gender;
  if (answers.languages !== undefined) change.languages = languagesOf(answers.languages);
  if (answers.nationalId !== undefined)
    Object.assign(change, paperOf(ctx, answers.nationalId, answers, current));
  return change;
}

/** How far and how long, within what anybody may say; what somebody said under an earlier limit stays theirs. */
function bearableOf(
  { radiusKm, weeklyHoursCap }: ProfileAnswers,
  current: VolunteerRow,
  limits: Limits,
): VolunteerChange {
  if (radiusKm !== undefined && radiusKm > Math.max(limits.radius_km, current.radiusKm))
    throw invalidField('radiusKm', 'volunteer.radius_limit', { max: limits.radius_km });
  if (weeklyHoursCap !== undefined && weeklyHoursCap > Math.max(limits.weekly_hours, current.weeklyHoursCap))
    throw invalidField('weeklyHoursCap', 'volunteer.hours_limit', { max: limits.weekly_hours });
  return {
    ...(radiusKm === undefined ? {} : { radiusKm }),
    ...(weeklyHoursCap === undefined ? {} : { weeklyHoursCap }),
  };
}

/** Both names are judged before either is refused, so that a screen is mended in one go. */
function namesOf(answers: ProfileAnswers, current: VolunteerRow): VolunteerChange {
  const names: VolunteerChange = {};
  const faults: FieldRefusal[] = [];
  for (const path of ['firstName', 'lastName'] as const) {
    const text = answers[path];
    if (text === undefined) continue;
    const parsed = parsePersonName(text);
    if ('fault' in parsed) faults.push({ path, reason: `name.${parsed.fault}` });
    else names[path] = parsed.name;
  }
  const [first] = faults;
  if (first) throw new Refusal('invalid', first.reason, { fields: faults });
  if (names.firstName ?? names.lastName)
    names.nameKey = nameKey(names.firstName ?? current.firstName, names.lastName ?? current.lastName);
  return names;
}

/** Of somebody too young nothing is kept, the day least of all. */
function birthDayOf(ctx: Ctx, bornOn: string): VolunteerChange {
  const fault = birthDayFault(bornOn, today(ctx.clock.now()));
  if (fault) throw invalidField('bornOn', `birth_day.${fault}`);
  return { bornOn, adultOn: adultOn(bornOn) };
}

/** A province alone forgets a county of another one; whoever is active and has a county moves elsewhere. */
function placeOf(answers: ProfileAnswers, current: VolunteerRow): VolunteerChange {
  const provinceCode = answers.provinceCode ?? current.provinceCode;
  if (answers.countyCode !== undefined) {
    const county = countyByCode(answers.countyCode);
    if (!county || county.provinceCode !== provinceCode)
      throw invalidField('countyCode', 'place.county_elsewhere');
    // Shifts, offers and the office hang on it: a volunteer moves by an act of its own.
    if (current.status !== 'draft' && current.countyCode !== null && current.countyCode !== county.code)
      throw new Refusal('precondition', 'relocations.move_first');
    return { provinceCode, countyCode: county.code };
  }
  if (answers.provinceCode === undefined || answers.provinceCode === current.provinceCode) return {};
  if (current.status !== 'draft') throw invalidField('countyCode', 'place.county_missing');
  return { provinceCode: answers.provinceCode, countyCode: null };
}

function languagesOf(codes: readonly string[]): string[] {
  const known = new Set<string>(languages.map((term) => term.code));
  if (codes.some((code) => !known.has(code))) throw invalidField('languages', 'language.unknown');
  return [...new Set(codes)];
}

const paperFaults: Readonly<Record<PaperFault, [path: string, reason: Reason]>> = {
  wrong_check: ['nationalId', 'national_id.wrong_check'],
  wrong_length: ['nationalId', 'national_id.wrong_length'],
  fida_length: ['nationalId', 'paper.fida_length'],
  passport_signs: ['nationalId', 'paper.passport_signs'],
  country: ['paperCountry', 'paper.country'],
};

/** Whoever writes a number claims it: nothing is said of whether anybody else has it, and what an office knew stays known. */
function paperOf(ctx: Ctx, text: string, answers: ProfileAnswers, current: VolunteerRow): VolunteerChange {
  if (text.trim() === '') return { nationalIdSealed: null, nationalIdIndex: null, nationalIdProvenAt: null };
  const parsed = parsePaper({
    kind: answers.paperKind ?? 'national_id',
    number: text,
    country: answers.paperCountry,
  });
  if ('fault' in parsed) throw invalidField(...paperFaults[parsed.fault]);
  const { stored } = parsed;
  const nationalIdIndex = ctx.sealing.index(stored, 'volunteer.national_id');
  if (nationalIdIndex === current.nationalIdIndex) return {};
  return {
    nationalIdSealed: ctx.sealing.seal(stored, 'volunteer.national_id'),
    nationalIdIndex,
    nationalIdProvenAt: null,
  };
}
