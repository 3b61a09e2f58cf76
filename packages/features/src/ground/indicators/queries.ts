import { indicator, indicatorClaim, type Transaction } from '@hamyar/db';
import { and, desc, eq, getTableColumns, isNull, lte, sql } from 'drizzle-orm';

export type IndicatorRow = typeof indicator.$inferSelect;
export type ClaimRow = typeof indicatorClaim.$inferSelect;

/** Claims of one indicator and place that a page shows. */
const newestOf = 5;

/** Everything that is counted; a few dozen, hundreds at most. */
export function allIndicators(tx: Transaction): Promise<IndicatorRow[]> {
  return tx.select().from(indicator).orderBy(indicator.createdAt, indicator.key).limit(300);
}

/** Standing claims, the newest few of each indicator and place; of one province, with its counties, when asked. */
export function standingClaims(tx: Transaction, provinceCode: string | undefined): Promise<ClaimRow[]> {
  const newest = tx
    .select({
      id: indicatorClaim.id,
      place:
        sql<number>`row_number() over (partition by ${indicatorClaim.indicatorKey}, ${indicatorClaim.provinceCode},
        ${indicatorClaim.countyCode} order by ${indicatorClaim.asOf} desc nulls last, ${indicatorClaim.id} desc)`.as(
          'place',
        ),
    })
    .from(indicatorClaim)
    .where(
      and(
        isNull(indicatorClaim.withdrawnAt),
        provinceCode === undefined ? undefined : eq(indicatorClaim.provinceCode, provinceCode),
      ),
    )
    .as('newest');
  return (
    tx
      .select(getTableColumns(indicatorClaim))
      .from(indicatorClaim)
      .innerJoin(newest, eq(newest.id, indicatorClaim.id))
      .where(lte(newest.place, newestOf))
      // Claims of one place side by side, the nation's first.
      .orderBy(
        sql`${indicatorClaim.provinceCode} nulls first`,
        sql`${indicatorClaim.countyCode} nulls first`,
        sql`${indicatorClaim.asOf} desc nulls last`,
        desc(indicatorClaim.id),
      )
  );
}

/** One claim, locked until the end of the transaction. */
export async function lockClaim(tx: Transaction, claimId: string): Promise<ClaimRow | null> {
  const [row] = await tx.select().from(indicatorClaim).where(eq(indicatorClaim.id, claimId)).for('update');
  return row ?? null;
}

/** What a form, posted before, has written. */
export function claimsOfForm(tx: Transaction, formKey: string): Promise<ClaimRow[]> {
  return tx.select().from(indicatorClaim).where(eq(indicatorClaim.formKey, formKey)).limit(500);
}
