import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Throws the totals away and makes them again from the contributions and the money the ledger holds for them. One
 * statement, one snapshot: gifts recorded meanwhile stay on the waiting list and are folded afterwards.
 */
export async function rebuildTotals(ctx: Ctx): Promise<{ rows: number }> {
  authorise(ctx, 'audit.read');
  return withTransaction(ctx, async (tx) => {
    await tx.$client.query("select pg_advisory_xact_lock(hashtext('contributions.totals'))");
    const { rows } = await tx.$client.query<{ rebuilt: number }>(rebuildStatement);
    const rebuilt = rows[0]?.rebuilt ?? 0;
    await audit(ctx, tx, {
      action: 'totals.rebuilt',
      targetType: 'contribution_total',
      targetId: 'all',
      detail: { rows: rebuilt },
    });
    return { rows: rebuilt };
  });
}

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

const rebuildStatement = `
with struck as (
  delete from contribution_pending
), gift as (${ledgerOfContribution}
), rebuilt as materialized (
  select province_code, kind, day, theme, county_code, sum(amount_irr) as amount_irr, sum(gift) as gift_count
  from gift group by 1, 2, 3, 4, 5
), gone as (
  delete from contribution_total t where not exists (select from rebuilt r
    where (r.province_code, r.kind, r.day, r.theme, r.county_code) = (t.province_code, t.kind, t.day, t.theme, t.county_code))
), written as (
  insert into contribution_total (province_code, kind, day, theme, county_code, amount_irr, gift_count)
  select * from rebuilt
  on conflict (province_code, kind, day, theme, county_code)
  do update set amount_irr = excluded.amount_irr, gift_count = excluded.gift_count
), recorded as materialized (
  select province_code, source, county_code, max(day) as until from gift where stands group by 1, 2, 3
), recorded_gone as (
  delete from contribution_recorded d where not exists (select from recorded r
    where (r.province_code, r.source, r.county_code) = (d.province_code, d.source, d.county_code))
), recorded_written as (
  insert into contribution_recorded (province_code, source, county_code, until) select * from recorded
  on conflict (province_code, source, county_code) do update set until = excluded.until
), project_rebuilt as materialized (
  select project_id, sum(amount_irr) as amount_irr, sum(gift) as gift_count from gift where project_id is not null group by 1
), project_gone as (
  delete from project_total p where not exists (select from project_rebuilt r where r.project_id = p.project_id)
), project_written as (
  insert into project_total (project_id, amount_irr, gift_count) select * from project_rebuilt
  on conflict (project_id) do update set amount_irr = excluded.amount_irr, gift_count = excluded.gift_count
)
select count(*)::int as rebuilt from rebuilt`;
