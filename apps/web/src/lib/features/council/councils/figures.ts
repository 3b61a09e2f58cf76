import type { Answer, councils } from '@hamyar/contracts';
import { formatChange, formatNumber, formatPercent, type Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import type { SortValues } from '#lib/sort.ts';

export type Report = Answer<typeof councils.show>;
export type Compared = Report['cash'];

/** So many times a goal or the year before are no per cent any more: a figure to look into. */
const farTimes = 100;
const isFar = (basisPoints: number | null) => (basisPoints ?? 0) / 10_000 > farTimes;

const ratioOf = (growthBasisPoints: number | null) =>
  growthBasisPoints === null ? null : growthBasisPoints / 10_000;

/** «۱۲٪ افزایش», or «—» when there is nothing to compare with. */
export function changeOf(compared: Compared, locale: Locale): string {
  if (isFar(compared.growthBasisPoints))
    return m.council_change_far({ times: formatNumber(farTimes, locale) });
  return formatChange(ratioOf(compared.growthBasisPoints), locale);
}

/** «۱۲٪ افزایش نسبت به مدت مشابه سال قبل». */
export function growthSentence(compared: Compared, locale: Locale): string {
  if (compared.growthBasisPoints === null)
    return compared.previousCount > 0 ? m.council_growth_not_alike() : m.council_growth_none();
  if (isFar(compared.growthBasisPoints))
    return m.council_growth_far({ times: formatNumber(farTimes, locale) });
  return m.council_growth({ change: changeOf(compared, locale) });
}

/** «۴۸٫۲٪ از هدف»; what is far beyond it is told in times, not in digits nobody reads. */
export function goalSentence(progressBasisPoints: number, locale: Locale): string {
  const ratio = progressBasisPoints / 10_000;
  if (isFar(progressBasisPoints)) return m.council_goal_far({ times: formatNumber(farTimes, locale) });
  return m.council_goal_progress({ percent: formatPercent(ratio, locale, { decimals: 1 }) });
}

/** Which way a figure went against last year. */
export function directionOf({ growthBasisPoints }: Compared): 'up' | 'down' | 'level' {
  if (growthBasisPoints === null || growthBasisPoints === 0) return 'level';
  return growthBasisPoints > 0 ? 'up' : 'down';
}

/** Points of a running sum in billions of rials, for drawing only. */
export function drawnPoints(points: Report['thisYear']): { day: number; value: number }[] {
  return points.map(({ day, amountIrr }) => ({ day, value: billionsOf(amountIrr) }));
}

export function billionsOf(amountIrr: string): number {
  return Number(BigInt(amountIrr) / 1_000_000n) / 1_000;
}

type Part = Report['byTheme'][number];

/** What the parts of a council's report are sorted by. */
export const partValues = (locale: Locale): SortValues<Part> => ({
  name: (row) => row[locale],
  this: ({ currentIrr }) => BigInt(currentIrr),
  last: ({ previousIrr }) => BigInt(previousIrr),
  change: changeValue,
  count: ({ currentCount }) => currentCount,
});

type Line = Answer<typeof councils.list>['items'][number];

/** What the list of councils is sorted by. */
export const councilValues = (locale: Locale): SortValues<Line> => ({
  province: (row) => row[locale],
  this: ({ cash }) => BigInt(cash.currentIrr),
  last: ({ cash }) => BigInt(cash.previousIrr),
  change: ({ cash }) => changeValue(cash),
  until: ({ asOf }) => Date.parse(asOf),
  goal: ({ targetIrr }) => BigInt(targetIrr ?? 0),
});

/** Where no change is told, below every one that is. */
function changeValue({ growthBasisPoints }: Pick<Compared, 'growthBasisPoints'>): number {
  return growthBasisPoints ?? -Infinity;
}
