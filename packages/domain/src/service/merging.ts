import { undoMs } from '../kit/undo.ts';

/** What two records of one person are compared in; each is taken whole from one of them. */
export const mergeFields = [
  'number',
  'name',
  'birthDay',
  'nationalId',
  'profession',
  'place',
  'reach',
  'times',
  'hours',
  'gender',
  'languages',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Whose word holds: of the record that stays or of the other one. */
export const mergeSides = ['kept', 'other'] as const;
export type MergeSide = (typeof mergeSides)[number];

/** How a field stands: alike, said by one alone, or to be chosen. */
export const fieldStandings = ['same', ...mergeSides, 'choose'] as const;
export type FieldStanding = (typeof fieldStandings)[number];

/** A record as far as joining needs it. */
export interface MergeFacts {
  readonly accountId: string | null;
  readonly mobile: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly bornOn: string | null;
  readonly nationalIdIndex: string | null;
  readonly isNationalIdProven: boolean;
  readonly profession: string | null;
  readonly provinceCode: string | null;
  readonly countyCode: string | null;
  readonly radiusKm: number;
  readonly isRemote: boolean;
  readonly windows: readonly {
    readonly weekday: number;
    readonly startMinute: number;
    readonly endMinute: number;
  }[];
  readonly weeklyHoursCap: number;
  readonly gender: string | null;
  readonly languages: readonly string[];
}

/** What a record says in each field, as text to compare; empty where it says nothing. */
function said(facts: MergeFacts): Readonly<Record<MergeField, string>> {
  return {
    number: facts.mobile,
    name: [facts.firstName, facts.lastName].filter((part) => part !== null).join(' '),
    birthDay: facts.bornOn ?? '',
    nationalId: facts.nationalIdIndex ?? '',
    profession: facts.profession ?? '',
    place: facts.countyCode ?? '',
    reach: `${facts.radiusKm} ${facts.isRemote}`,
    times: facts.windows
      .map(({ weekday, startMinute, endMinute }) => `${weekday} ${startMinute} ${endMinute}`)
      .sort()
      .join(),
    hours: String(facts.weeklyHoursCap),
    gender: facts.gender ?? '',
    languages: [...facts.languages].sort().join(),
  };
}

/** Of two that say the same number or national ID, the one that somebody signs in by or an office vouches for. */
function stronger(isKept: boolean, isOther: boolean): FieldStanding {
  return isOther && !isKept ? 'other' : 'same';
}

/** How each field of two records stands. */
export function compareRecords(
  kept: MergeFacts,
  other: MergeFacts,
): { readonly field: MergeField; readonly stands: FieldStanding }[] {
  const [here, there] = [said(kept), said(other)];
  return mergeFields.map((field) => {
    if (here[field] === there[field]) {
      if (field === 'number')
        return { field, stands: stronger(kept.accountId !== null, other.accountId !== null) };
      if (field === 'nationalId')
        return { field, stands: stronger(kept.isNationalIdProven, other.isNationalIdProven) };
      return { field, stands: 'same' };
    }
    if (there[field] === '') return { field, stands: 'kept' };
    return { field, stands: here[field] === '' ? 'other' : 'choose' };
  });
}

/** Two people who both sign in, or for both of whom an office vouches, are one only by the word of two officers. */
export function needsSecondOfficer(kept: MergeFacts, other: MergeFacts): boolean {
  return (
    (kept.accountId !== null && other.accountId !== null) ||
    (kept.isNationalIdProven && other.isNationalIdProven)
  );
}

/** Until when a joining can be taken back. */
export const mergeUndoneBy = (mergedAt: Date): Date => new Date(mergedAt.getTime() + undoMs);
