import { calendarDay, calendarYear, closure, type Transaction, weekendLaw } from '@hamyar/db';
import { type Calendar, type IsoDay, isoDayToSolar, type Occasion } from '@hamyar/domain';
import { and, between, count, desc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';

export type WeekendLawRow = typeof weekendLaw.$inferSelect;
export type ClosureRow = typeof closure.$inferSelect;

/** Rows of the laws: a few a province. */
const maxLaws = 200;

/** Closures of one question: a year of hard weather in every county. */
const maxClosures = 2_000;

/** Newest first: of too many, those that hold are there. */
export const lawsOf = (tx: Transaction): Promise<WeekendLawRow[]> =>
  tx.select().from(weekendLaw).orderBy(desc(weekendLaw.startsOn), desc(weekendLaw.id)).limit(maxLaws);

/** Days of an imported table; null where the year has none. */
export async function tableOfYear(tx: Transaction, year: number): Promise<readonly Occasion[] | null> {
  return (await officialDays(tx, year, year)).get(year) ?? null;
}

async function officialDays(tx: Transaction, from: number, to: number): Promise<Map<number, Occasion[]>> {
  const years = await tx
    .select({ year: calendarYear.year })
    .from(calendarYear)
    .where(between(calendarYear.year, from, to));
  const official = new Map<number, Occasion[]>(years.map(({ year }) => [year, []]));
  if (official.size === 0) return official;
  const days = await tx
    .select()
    .from(calendarDay)
    .where(inArray(calendarDay.year, [...official.keys()]))
    .orderBy(calendarDay.day, calendarDay.name);
  for (const { year, day, name, kind } of days)
    official.get(year)?.push({ day, kind, fa: name, en: name, basis: 'official' });
  return official;
}

/** All that is known of the days between two, both included: what the pure rules of the domain ask. */
export async function readCalendar(tx: Transaction, from: IsoDay, to: IsoDay): Promise<Calendar> {
  const closures = await tx
    .select()
    .from(closure)
    .where(and(isNull(closure.liftedAt), gte(closure.endsOn, from), lte(closure.startsOn, to)))
    .orderBy(closure.endsOn, closure.id)
    .limit(maxClosures);
  const [first, last] = [isoDayToSolar(from).year, isoDayToSolar(to).year];
  return { official: await officialDays(tx, first, last), laws: await lawsOf(tx), closures };
}

/** Years whose official table is there, newest first. */
export async function importedYears(tx: Transaction) {
  return tx
    .select({
      year: calendarYear.year,
      source: calendarYear.source,
      importedAt: calendarYear.importedAt,
      days: count(calendarDay.id),
    })
    .from(calendarYear)
    .leftJoin(calendarDay, eq(calendarDay.year, calendarYear.year))
    .groupBy(calendarYear.year)
    .orderBy(desc(calendarYear.year))
    .limit(60);
}

/** Where the table of a year was published; null while it is computed. */
export async function sourceOfYear(tx: Transaction, year: number): Promise<string | null> {
  const [row] = await tx
    .select({ source: calendarYear.source })
    .from(calendarYear)
    .where(eq(calendarYear.year, year));
  return row?.source ?? null;
}

/** Newest first; `provinces` null means the nation. */
export function closuresIn(
  tx: Transaction,
  query: {
    readonly provinces: readonly string[] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<ClosureRow[]> {
  return tx
    .select()
    .from(closure)
    .where(
      and(
        query.provinces === null ? undefined : inArray(closure.provinceCode, [...query.provinces]),
        query.before === null ? undefined : lt(closure.id, query.before),
      ),
    )
    .orderBy(desc(closure.id))
    .limit(query.limit);
}

/** Closures that stand over days of a county, its own and its province's, oldest first. Both days included. */
export function closuresOver(
  tx: Transaction,
  { provinceCode, countyCode }: { readonly provinceCode: string; readonly countyCode: string },
  { from, to }: { readonly from: IsoDay; readonly to: IsoDay },
): Promise<ClosureRow[]> {
  return tx
    .select()
    .from(closure)
    .where(
      and(
        isNull(closure.liftedAt),
        eq(closure.provinceCode, provinceCode),
        or(isNull(closure.countyCode), eq(closure.countyCode, countyCode)),
        gte(closure.endsOn, from),
        lte(closure.startsOn, to),
      ),
    )
    .orderBy(closure.id)
    .limit(maxClosures);
}

/** Those of some closures over whose place and days a later one stands. */
export async function closedOver(
  tx: Transaction,
  closureIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'closures_closed_over',
    text: `select c.id from closure c where c.id = any ($1::uuid[]) and exists (select from closure later
      where later.id > c.id and later.lifted_at is null and later.province_code = c.province_code
        and (later.county_code is null or c.county_code is null or later.county_code = c.county_code)
        and later.starts_on <= c.ends_on and later.ends_on >= c.starts_on)`,
    values: [closureIds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** A closure, locked. */
export async function lockClosure(tx: Transaction, closureId: string): Promise<ClosureRow | null> {
  const [row] = await tx.select().from(closure).where(eq(closure.id, closureId)).for('update');
  return row ?? null;
}

/** What the same form, posted before, has closed. */
export async function closureOfForm(tx: Transaction, formKey: string): Promise<ClosureRow | null> {
  const [row] = await tx.select().from(closure).where(eq(closure.formKey, formKey));
  return row ?? null;
}
