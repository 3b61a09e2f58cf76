import type { Answer, councils } from '@hamyar/contracts';
import { formatChange, type Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';

export type Report = Answer<typeof councils.show>;
export type Compared = Report['cash'];

const ratioOf = (growthBasisPoints: number | null) =>
  growthBasisPoints === null ? null : growthBasisPoints / 10_000;

/** «۱۲٪ افزایش», or «—» when there is nothing to compare with. */
export function changeOf(compared: Compared, locale: Locale): string {
  return formatChange(ratioOf(compared.growthBasisPoints), locale);
}

/** «۱۲٪ افزایش نسبت به مدت مشابه سال قبل». */
export function growthSentence(compared: Compared, locale: Locale): string {
  if (compared.growthBasisPoints === null)
    return compared.previousCount > 0 ? m.council_growth_not_alike() : m.council_growth_none();
  return m.council_growth({ change: changeOf(compared, locale) });
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
