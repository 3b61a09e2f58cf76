import type { Answer, councils } from '@hamyar/contracts';
import {
  columnUnit,
  type ColumnUnit,
  formatChange,
  formatDay,
  formatNumber,
  formatPercent,
  type Locale,
  unitWord,
} from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import type { TableColumn } from '#lib/table.ts';

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
type Line = Answer<typeof councils.list>['items'][number];

/** Cells of a table of councils as a page draws them: amounts in one unit for all of the table. */
export interface CouncilTable<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly unit: ColumnUnit;
}

/** The parts of a council's report, by theme or by county, under this heading. */
export function partTable(heading: string, parts: readonly Part[], locale: Locale): CouncilTable<Part> {
  const unit = columnUnit(parts.flatMap(({ currentIrr, previousIrr }) => [currentIrr, previousIrr]));
  return {
    unit,
    columns: [
      { key: 'name', label: heading, value: (row) => row[locale] },
      amount('this', m.council_column_this(), unit, locale, ({ currentIrr }) => currentIrr),
      amount('last', m.council_column_last(), unit, locale, ({ previousIrr }) => previousIrr),
      {
        key: 'change',
        label: m.council_column_change(),
        value: (row) => row.growthBasisPoints,
        written: (row) => changeOf(row, locale),
      },
      {
        key: 'count',
        label: m.council_column_count(),
        numeric: true,
        value: ({ currentCount }) => currentCount,
      },
    ],
  };
}

/** The list of councils. */
export function councilTable(lines: readonly Line[], locale: Locale): CouncilTable<Line> {
  const unit = columnUnit(
    lines.flatMap(({ cash, targetIrr }) => [cash.currentIrr, cash.previousIrr, targetIrr ?? '0']),
  );
  return {
    unit,
    columns: [
      { key: 'province', label: m.council_column_province(), value: (row) => row[locale] },
      amount('this', m.council_column_this(), unit, locale, ({ cash }) => cash.currentIrr),
      amount('last', m.council_column_last(), unit, locale, ({ cash }) => cash.previousIrr),
      {
        key: 'change',
        label: m.council_column_change(),
        value: ({ cash }) => cash.growthBasisPoints,
        written: ({ cash }) => changeOf(cash, locale),
      },
      {
        key: 'until',
        label: m.council_column_until(),
        value: ({ asOf }) => Date.parse(asOf),
        written: ({ asOf }) => formatDay(asOf, locale, { weekday: false }),
      },
      amount('goal', m.council_column_goal(), unit, locale, ({ targetIrr }) => targetIrr),
    ],
  };
}

/** A column of amounts: told in the unit of the table, and in a file in exact rials. */
function amount<Row>(
  key: string,
  label: string,
  unit: ColumnUnit,
  locale: Locale,
  irrOf: (row: Row) => string | null,
): TableColumn<Row> {
  return {
    key,
    label,
    unit: unitWord(unit, locale),
    fileUnit: unitWord('rial', locale),
    numeric: true,
    value: (row) => {
      const irr = irrOf(row);
      return irr === null ? null : BigInt(irr);
    },
  };
}
