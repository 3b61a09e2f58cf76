import type { FeatureCheck } from '../../kit/feature.ts';
import { giftSign, ledgerOfContribution, recordedOf } from './rebuild-totals.ts';

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
  },
  {
    title: 'Recorded until = the last day of which each source has brought gifts',
    sql: `with rebuilt as (${recordedOf('true')})
      select province_code, source, county_code, s.until as shown, r.until as rebuilt
      from rebuilt r full join contribution_recorded s using (province_code, source, county_code)
      where s.until is distinct from r.until`,
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
        and ltrim(upper(c.tracking_number), '0') = ltrim(upper(p.tracking_number), '0')
      where p.source = 'payment' and p.reverses is null and not exists (
        select from contribution r where r.reverses in (p.id, c.id)) limit 100`,
  },
];
