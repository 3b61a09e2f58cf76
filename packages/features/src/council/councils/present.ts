import type { Answer, councils } from '@hamyar/contracts';
import { compareIrr, isoDayToSolar } from '@hamyar/domain';

type Report = Answer<typeof councils.show>;
type Compared = Report['cash'];
type Point = Report['thisYear'][number];

export interface DailySum {
  readonly day: string;
  readonly kind: 'cash' | 'goods' | 'service';
  readonly amountIrr: string;
  readonly giftCount: number;
}

export interface ComparedSums {
  readonly currentIrr: string;
  readonly previousIrr: string;
  readonly currentCount: number;
  readonly previousCount: number;
}

/** Of a province that nothing was given to in either year. */
export const noSums: ComparedSums = { currentIrr: '0', previousIrr: '0', currentCount: 0, previousCount: 0 };

const most = BigInt(Number.MAX_SAFE_INTEGER);

/** Basis points as they travel: a number, which ends where whole numbers are no longer told apart. Pure. */
export const basisPoints = (points: bigint): number => Number(points > most ? most : points);

/** Two sums, and their growth where the two are alike: a longer year beside a shorter one tells of no growth. */
export function presentCompared(sums: ComparedSums, isAlike = true): Compared {
  const { growthBasisPoints } = compareIrr(BigInt(sums.currentIrr), BigInt(sums.previousIrr));
  const isKnown = isAlike && growthBasisPoints !== null;
  return { ...sums, growthBasisPoints: isKnown ? basisPoints(growthBasisPoints) : null };
}

/** This year's sum alone. */
export const presentUpTo = ({
  currentIrr,
  currentCount,
}: ComparedSums): NonNullable<Report['upToToday']> => ({
  amountIrr: currentIrr,
  giftCount: currentCount,
});

/** Sums of one measure in both windows; days after `previousTo` belong to last year's line only. */
export function sumsOf(
  rows: readonly DailySum[],
  kind: DailySum['kind'],
  windows: { from: string; to: string; previousFrom: string; previousTo: string },
): ComparedSums {
  const of = (from: string, to: string) =>
    rows.filter((row) => row.kind === kind && row.day >= from && row.day <= to);
  const total = (part: readonly DailySum[]) =>
    part.reduce((sum, row) => sum + BigInt(row.amountIrr), 0n).toString();
  const count = (part: readonly DailySum[]) => part.reduce((sum, row) => sum + row.giftCount, 0);
  const current = of(windows.from, windows.to);
  const previous = of(windows.previousFrom, windows.previousTo);
  return {
    currentIrr: total(current),
    previousIrr: total(previous),
    currentCount: count(current),
    previousCount: count(previous),
  };
}

/** Running sum of cash over a window, by day of the Solar Hijri year; the last point stands on the window's last day. */
export function runningSum(rows: readonly DailySum[], from: string, to: string): Point[] {
  const points: Point[] = [];
  let sumIrr = 0n;
  for (const row of rows) {
    if (row.kind !== 'cash' || row.day < from || row.day > to) continue;
    sumIrr += BigInt(row.amountIrr);
    points.push({ day: dayOfYear(row.day), amountIrr: sumIrr.toString() });
  }
  const last = dayOfYear(to);
  if (points[0]?.day !== 1) points.unshift({ day: 1, amountIrr: '0' });
  if (points.at(-1)?.day !== last) points.push({ day: last, amountIrr: sumIrr.toString() });
  return points;
}

/** 1 Farvardin is 1. Six months of 31 days, then months of 30. */
function dayOfYear(isoDay: string): number {
  const { month, day } = isoDayToSolar(isoDay);
  return (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day;
}
