import type { FeatureCheck } from '../../kit/feature.ts';
import { paidKey } from './policy.ts';
import { giftSign, ledgerOfContribution, recordedOf } from './queries.ts';

/**
 * Throws the totals away and makes them again from the contributions and the money the ledger holds for them. One
 * statement, one snapshot: gifts recorded meanwhile stay on the waiting list and are folded afterwards.
 */
const rebuildTotals = `select pg_advisory_xact_lock(hashtext('contributions.totals'));
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

/** Invariant 3 of the product: what is shown, plus what waits to be folded, is what the ledger holds. */
export const contributionsChecks: readonly FeatureCheck[] = [
  {
    title: 'Contributions shown = rebuilt from the ledger, for every day, measure, theme and place',
    sql: `with rebuilt as (
        select province_code, kind, day, theme, county_code, sum(amount_irr) as amount_irr, sum(gift) as gift_count
        from (${ledgerOfContribution}) gift group by 1, 2, 3, 4, 5),
      shown as (
        select province_code, kind, day, theme, county_code, sum(amount_irr) as amount_irr, sum(gift_count) as gift_count
        from (select province_code, kind, day, theme, county_code, amount_irr::numeric, gift_count::bigint from contribution_total
          union all
          select c.province_code, c.kind, c.contributed_on, c.theme, coalesce(c.county_code, ''), c.amount_irr, ${giftSign}
          from contribution_pending w join contribution c on c.id = w.contribution_id) parts
        group by 1, 2, 3, 4, 5)
      select province_code, kind, day, theme, county_code, s.amount_irr as shown_irr, r.amount_irr as rebuilt_irr
      from rebuilt r full join shown s using (province_code, kind, day, theme, county_code)
      where s.amount_irr is distinct from r.amount_irr or s.gift_count is distinct from r.gift_count`,
    mend: rebuildTotals,
  },
  {
    title: 'Recorded until = the last day of which each source has brought gifts',
    sql: `with rebuilt as (${recordedOf('true')})
      select province_code, source, county_code, s.until as shown, r.until as rebuilt
      from rebuilt r full join contribution_recorded s using (province_code, source, county_code)
      where s.until is distinct from r.until`,
    mend: rebuildTotals,
  },
  {
    title: 'What each project received = its contributions',
    sql: `with rebuilt as (
        select project_id, sum(amount_irr) as amount_irr, sum(gift) as gift_count
        from (${ledgerOfContribution}) gift where project_id is not null group by 1),
      shown as (
        select project_id, sum(amount_irr) as amount_irr, sum(gift_count) as gift_count
        from (select project_id, amount_irr::numeric, gift_count::bigint from project_total
          union all
          select c.project_id, c.amount_irr, ${giftSign} from contribution_pending w
          join contribution c on c.id = w.contribution_id where c.project_id is not null) parts
        group by 1)
      select project_id, s.amount_irr as shown_irr, r.amount_irr as rebuilt_irr
      from rebuilt r full join shown s using (project_id)
      where s.amount_irr is distinct from r.amount_irr or s.gift_count is distinct from r.gift_count`,
    mend: rebuildTotals,
  },
  {
    title: 'Every contribution has its money in the ledger, rial for rial and on its day',
    sql: `select c.id, c.amount_irr, g.amount_irr as ledger_irr
      from contribution c left join (${ledgerOfContribution}) g on g.id = c.id
      left join ledger_transaction t on t.id = c.transaction_id
      where g.amount_irr is distinct from c.amount_irr or t.recognised_on is distinct from c.contributed_on`,
  },
  {
    title: 'A gift is taken back by its exact opposite: of its place, theme, measure and day',
    sql: `select r.id from contribution r join contribution c on c.id = r.reverses
      where c.reverses is not null or r.amount_irr <> -c.amount_irr
        or (r.source, r.province_code, r.county_code, r.kind, r.theme, r.project_id, r.contributed_on) is distinct from
          (c.source, c.province_code, c.county_code, c.kind, c.theme, c.project_id, c.contributed_on) limit 100`,
  },
  {
    title: 'No gift counts through two doors: paid at the gateway, and again in a list of its office',
    sql: `select p.id as paid, c.id as listed from contribution p
      join contribution c on c.source = 'import' and c.reverses is null and c.province_code = p.province_code
        and c.contributed_on = p.contributed_on and c.amount_irr = p.amount_irr
        and coalesce(c.channel, 'gateway') = 'gateway'
        and (${paidKey('c')} = ${paidKey('p')}
          -- Without a number it may be another gift, unless the list calls it paid at the gateway, came after the payment,
          -- and nobody said that it is another.
          or (c.tracking_number is null and c.channel = 'gateway' and c.kind = 'cash' and not c.is_told_apart
            and c.erased_at is null and c.recorded_at >= p.recorded_at))
      where p.source = 'payment' and p.reverses is null and not exists (
        select from contribution r where r.reverses in (p.id, c.id)) limit 100`,
  },
];
