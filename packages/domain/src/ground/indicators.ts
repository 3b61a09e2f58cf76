import { normalizeDigits } from '../kit/persian-text.ts';

/** What an indicator counts. `irr` is rials. */
export const indicatorUnits = ['people', 'families', 'irr', 'percent', 'count', 'services'] as const;
export type IndicatorUnit = (typeof indicatorUnits)[number];

/** Whether it was found so, is planned, or was worked out by us from what was said. */
export const claimKinds = ['measured', 'planned', 'derived'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** `stated`: the source says just this; `uncertain`: its day, place or wording can be read in more than one way. */
export const claimConfidences = ['stated', 'uncertain'] as const;
export type ClaimConfidence = (typeof claimConfidences)[number];

/** How exactly a day is known. */
export const dayPrecisions = ['day', 'month', 'year'] as const;
export type DayPrecision = (typeof dayPrecisions)[number];

/** A number as it was said: between two bounds, of which one may be missing. Decimal text, at most three places. */
export interface ClaimedFigure {
  readonly low: string | null;
  readonly high: string | null;
  readonly isApproximate: boolean;
}

const plain = /^\d{1,20}(?:\.\d{1,3})?$/;

/**
 * Reads a number as people write claims: `8000000`, `8,000,000`, `۹۶٪`, `20-50`, `20..50`, `>8000000` or `8000000+`,
 * `<2000000`, `~7000000`. Digits in three systems; thousands in groups of three only.
 * @returns null for anything else: never another number
 */
export function readFigure(written: string): ClaimedFigure | null {
  const text = normalizeDigits(written)
    .replace(/[\s٪%]/g, '')
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
  const isApproximate = /^[~≈]/.test(text);
  const [, sign = '', first = '', second, plus] =
    /^([<>≤≥])?([\d.,]+)(?:(?:-|–|\.\.|…)([\d.,]+))?(\+)?$/.exec(text.replace(/^[~≈]/, '')) ?? [];
  const one = readPlain(first);
  const other = second === undefined ? one : readPlain(second);
  if (one === null || other === null) return null;
  if (second !== undefined) {
    if (sign !== '' || plus || Number(one) > Number(other)) return null;
    return { low: one, high: other, isApproximate };
  }
  if (sign !== '' && plus) return null;
  if (plus || sign === '>' || sign === '≥') return { low: one, high: null, isApproximate };
  if (sign === '<' || sign === '≤') return { low: null, high: one, isApproximate };
  return { low: one, high: one, isApproximate };
}

/** Whether somebody wrote a share, which is no number of people or rials. */
export const saysPercent = (written: string): boolean => /[%٪﹪％؉‰]/.test(written);

function readPlain(text: string): string | null {
  const bare = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?$/.test(text) ? text.replaceAll(',', '') : text;
  return plain.test(bare) ? bare : null;
}

/** Whether two claims about the same cannot both be right as they were said; what is about so many leaves a tenth of room. */
export function disagree(one: ClaimedFigure, other: ClaimedFigure): boolean {
  const [a, b] = [roomOf(one), roomOf(other)];
  return a.high < b.low || b.high < a.low;
}

function roomOf({ low, high, isApproximate }: ClaimedFigure): { low: number; high: number } {
  const slack = isApproximate ? 0.1 : 0;
  return {
    low: low === null ? Number.NEGATIVE_INFINITY : Number(low) * (1 - slack),
    high: high === null ? Number.POSITIVE_INFINITY : Number(high) * (1 + slack),
  };
}
