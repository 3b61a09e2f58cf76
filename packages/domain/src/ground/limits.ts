import { keysOf } from '../kit/entries.ts';

/** What a limit may be: whole numbers of its unit, and what it is until somebody sets it. */
interface LimitBounds {
  readonly usual: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Limits that the nation's administrators set, each within bounds of the code. Docs/decisions/0028 says why these are data and
 * why others (of security, of the law, of what a machine bears) are not.
 */
export const limits = {
  /** Offers made to one volunteer in any seven days. */
  offers_per_week: { usual: 5, min: 1, max: 20 },
  /** Offers that wait for one volunteer's answer at once. */
  open_offers: { usual: 3, min: 1, max: 10 },
  /** Hours to answer an offer, counted from when its person is told. */
  answer_hours: { usual: 48, min: 6, max: 168 },
  /** Hours before a shift from which nobody is asked any more. */
  notice_hours: { usual: 2, min: 1, max: 48 },
  /** The most hours a week that a volunteer may say they bear. */
  weekly_hours: { usual: 60, min: 8, max: 60 },
  /** The longest way that a volunteer may say they go, in kilometres. */
  radius_km: { usual: 2_500, min: 25, max: 2_500 },
  /** Days in which a pledge may be paid. */
  pledge_days: { usual: 7, min: 1, max: 30 },
  /** Days in which the decision of a complaint may be appealed. */
  appeal_days: { usual: 15, min: 10, max: 60 },
} as const satisfies Readonly<Record<string, LimitBounds>>;
export type LimitCode = keyof typeof limits;
export type Limits = Readonly<Record<LimitCode, number>>;

export const limitCodes = keysOf(limits);

/** Whether a code is that of a limit. */
export const isLimit = (code: string): code is LimitCode => limitCodes.some((known) => known === code);

/** What was set, and from when on it holds; the number counts what was set. */
export interface LimitVersion {
  readonly number: number;
  readonly value: number;
  readonly holdsFrom: Date;
}

/**
 * What holds of a limit at a moment: the last word among those that have begun to hold. Pure.
 * @returns null before the first
 */
export function heldAt(versions: readonly LimitVersion[], at: Date): LimitVersion | null {
  return versions
    .filter(({ holdsFrom }) => holdsFrom <= at)
    .reduce<LimitVersion | null>(
      (last, one) => (last === null || one.number > last.number ? one : last),
      null,
    );
}

/** What every limit is at a moment; one that nobody has set is as usual. Pure. @param versions by code */
export function limitsAt(versions: ReadonlyMap<string, readonly LimitVersion[]>, at: Date): Limits {
  const held = (code: LimitCode): number => heldAt(versions.get(code) ?? [], at)?.value ?? limits[code].usual;
  return {
    offers_per_week: held('offers_per_week'),
    open_offers: held('open_offers'),
    answer_hours: held('answer_hours'),
    notice_hours: held('notice_hours'),
    weekly_hours: held('weekly_hours'),
    radius_km: held('radius_km'),
    pledge_days: held('pledge_days'),
    appeal_days: held('appeal_days'),
  };
}
