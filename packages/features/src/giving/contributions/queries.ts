import { contributionTotal, prepared } from '@hamyar/db';
import { and, asc, between, eq, or, sql } from 'drizzle-orm';

const window = () =>
  or(
    between(contributionTotal.day, sql.placeholder('from'), sql.placeholder('to')),
    between(contributionTotal.day, sql.placeholder('previousFrom'), sql.placeholder('previousTo')),
  );
const inProvince = () => eq(contributionTotal.provinceCode, sql.placeholder('provinceCode'));

const isCurrent = () =>
  sql`${contributionTotal.day} between ${sql.placeholder('from')}::date and ${sql.placeholder('to')}::date`;
const sumOf = (condition: ReturnType<typeof isCurrent>) =>
  sql<string>`coalesce(sum(${contributionTotal.amountIrr}) filter (where ${condition}), 0)::text`;
const countOf = (condition: ReturnType<typeof isCurrent>) =>
  sql<number>`coalesce(sum(${contributionTotal.giftCount}) filter (where ${condition}), 0)::int`;
const compared = () => ({
  currentIrr: sumOf(isCurrent()),
  previousIrr: sumOf(sql`not (${isCurrent()})`),
  currentCount: countOf(isCurrent()),
  previousCount: countOf(sql`not (${isCurrent()})`),
});

/** Sums of two windows of a province by day and measure, in order of day. At most two years of days by three. */
export const dailyTotals = prepared('contribution_daily', (db) =>
  db
    .select({
      day: contributionTotal.day,
      kind: contributionTotal.kind,
      amountIrr: sql<string>`sum(${contributionTotal.amountIrr})::text`,
      giftCount: sql<number>`sum(${contributionTotal.giftCount})::int`,
    })
    .from(contributionTotal)
    .where(and(inProvince(), window()))
    .groupBy(contributionTotal.day, contributionTotal.kind)
    .orderBy(asc(contributionTotal.day)),
);

const byColumn = (
  name: string,
  column: typeof contributionTotal.theme | typeof contributionTotal.countyCode,
) =>
  prepared(name, (db) =>
    db
      .select({ code: column, ...compared() })
      .from(contributionTotal)
      .where(and(inProvince(), eq(contributionTotal.kind, 'cash'), window()))
      .groupBy(column)
      .orderBy(sql`sum(${contributionTotal.amountIrr}) filter (where ${isCurrent()}) desc nulls last`)
      .limit(200),
  );

/** Cash of two windows of a province by theme. */
export const themeTotals = byColumn('contribution_themes', contributionTotal.theme);

/** Cash of two windows of a province by county; an empty code is "no county named". */
export const countyTotals = byColumn('contribution_counties', contributionTotal.countyCode);

/** Cash of two windows of several provinces. */
export const cashByProvince = prepared('contribution_provinces', (db) =>
  db
    .select({ code: contributionTotal.provinceCode, ...compared() })
    .from(contributionTotal)
    .where(
      and(
        sql`${contributionTotal.provinceCode} = any(${sql.placeholder('provinceCodes')}::text[])`,
        eq(contributionTotal.kind, 'cash'),
        window(),
      ),
    )
    .groupBy(contributionTotal.provinceCode),
);
