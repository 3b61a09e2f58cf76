import { contributionRecorded, contributionTotal, prepared, type Transaction } from '@hamyar/db';
import { and, asc, between, eq, or, sql } from 'drizzle-orm';

/** One gift counts once; the row that takes it back makes it none. `c` is the contribution. */
export const giftSign = 'case when c.reverses is null then 1 else -1 end';

/** How far each source has brought gifts that are in the totals and were not taken back, of contributions `c`. */
export const recordedOf = (which: string): string => `
  select province_code, source, coalesce(county_code, '') as county_code, max(contributed_on) as until
  from contribution c where ${which} and c.reverses is null
    and not exists (select from contribution_pending w where w.contribution_id = c.id)
    and not exists (select from contribution r where r.reverses = c.id
      and not exists (select from contribution_pending w where w.contribution_id = r.id))
  group by 1, 2, 3`;

/** Money of a contribution as the ledger has it: the credit on the counter-account of its province and measure. */
export const ledgerOfContribution = `
  select c.id, c.province_code, c.kind, c.contributed_on as day, c.theme, coalesce(c.county_code, '') as county_code,
    c.project_id, c.source, ${giftSign} as gift, -sum(e.amount_irr) as amount_irr,
    c.reverses is null and not exists (select from contribution r where r.reverses = c.id) as stands
  from contribution c
  join ledger_entry e on e.transaction_id = c.transaction_id
  join ledger_account a on a.id = e.ledger_account_id and a.code = 'contributions:' || c.province_code || ':' || c.kind
  group by c.id`;

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

/** The window of a province: both last days belong to it. */
export interface ProvinceWindow {
  readonly provinceCode: string;
  readonly from: string;
  readonly to: string;
  readonly previousFrom: string;
  readonly previousTo: string;
}

/** Cash of two windows of several provinces, each with windows of its own. A province without gifts is left out. */
export async function cashByProvince(
  tx: Transaction,
  windows: readonly ProvinceWindow[],
): Promise<
  { code: string; currentIrr: string; previousIrr: string; currentCount: number; previousCount: number }[]
> {
  const { rows } = await tx.$client.query({
    name: 'contribution_provinces',
    text: `select t.province_code as code,
        coalesce(sum(t.amount_irr) filter (where t.day >= w.from_day), 0)::text as "currentIrr",
        coalesce(sum(t.amount_irr) filter (where t.day < w.from_day), 0)::text as "previousIrr",
        coalesce(sum(t.gift_count) filter (where t.day >= w.from_day), 0)::int as "currentCount",
        coalesce(sum(t.gift_count) filter (where t.day < w.from_day), 0)::int as "previousCount"
      from unnest($1::text[], $2::date[], $3::date[], $4::date[], $5::date[])
        as w (code, from_day, to_day, previous_from, previous_to)
      join contribution_total t on t.province_code = w.code and t.kind = 'cash'
        and (t.day between w.from_day and w.to_day or t.day between w.previous_from and w.previous_to)
      group by 1`,
    values: [
      windows.map((window) => window.provinceCode),
      windows.map((window) => window.from),
      windows.map((window) => window.to),
      windows.map((window) => window.previousFrom),
      windows.map((window) => window.previousTo),
    ],
  });
  return rows;
}

/** How far each source has brought gifts of a province, by county; an empty code is "no county named". */
export const recordedUntil = prepared('contribution_recorded', (db) =>
  db
    .select({
      source: contributionRecorded.source,
      countyCode: contributionRecorded.countyCode,
      until: contributionRecorded.until,
    })
    .from(contributionRecorded)
    .where(eq(contributionRecorded.provinceCode, sql.placeholder('provinceCode')))
    .orderBy(asc(contributionRecorded.source), asc(contributionRecorded.countyCode))
    .limit(400),
);

/** The last day of the office's own lists, by province. Provinces whose office has brought none are left out. */
export const officeRecordedUntil = prepared('contribution_office_recorded', (db) =>
  db
    .select({
      code: contributionRecorded.provinceCode,
      until: sql<string>`max(${contributionRecorded.until})::text`,
    })
    .from(contributionRecorded)
    .where(eq(contributionRecorded.source, 'import'))
    .groupBy(contributionRecorded.provinceCode),
);
