import type { Transaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { giftSign, recordedOf } from './queries.ts';

/** Rows of one fold: a transaction of well under a second, so that a bulk import does not hold the lock for long. */
export const rowsPerFold = 20_000;

/**
 * Adds waiting contributions to the totals and strikes them off the waiting list in one statement: a crash leaves both
 * as they were, and a row is counted once however often this runs. Only one fold or rebuild works at a time.
 * @returns how many were folded; 0 as well when another fold is at work
 */
export async function foldPending(ctx: Ctx, tx: Transaction): Promise<number> {
  authorise(ctx, 'platform');
  const { rows } = await tx.$client.query<{ held: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('contributions.totals')) as held",
  );
  if (!rows[0]?.held) return 0;
  const { rows: counted } = await tx.$client.query<{ folded: number; takenBackIn: string[] }>({
    name: 'contributions_fold',
    text: foldStatement,
    values: [rowsPerFold],
  });
  const { folded = 0, takenBackIn = [] } = counted[0] ?? {};
  if (takenBackIn.length > 0)
    await tx.$client.query({
      name: 'contributions_recorded_anew',
      text: recordedAnew,
      values: [takenBackIn],
    });
  return folded;
}

const foldStatement = `
with taken as (
  delete from contribution_pending
  where contribution_id in (select contribution_id from contribution_pending order by contribution_id limit $1)
  returning contribution_id
), gift as materialized (
  select c.province_code, c.kind, c.contributed_on, c.theme, coalesce(c.county_code, '') as county_code, c.project_id,
    c.amount_irr, c.source, c.reverses, ${giftSign} as gift
  from taken join contribution c on c.id = taken.contribution_id
), totals as (
  insert into contribution_total as t (province_code, kind, day, theme, county_code, amount_irr, gift_count)
  select province_code, kind, contributed_on, theme, county_code, sum(amount_irr), sum(gift)
  from gift group by 1, 2, 3, 4, 5
  on conflict (province_code, kind, day, theme, county_code)
  do update set amount_irr = t.amount_irr + excluded.amount_irr, gift_count = t.gift_count + excluded.gift_count
), recorded as (
  insert into contribution_recorded as d (province_code, source, county_code, until)
  select province_code, source, county_code, max(contributed_on) from gift where reverses is null group by 1, 2, 3
  on conflict (province_code, source, county_code) do update set until = greatest(d.until, excluded.until)
), projects as (
  insert into project_total as p (project_id, amount_irr, gift_count)
  select project_id, sum(amount_irr), sum(gift) from gift where project_id is not null group by 1
  on conflict (project_id)
  do update set amount_irr = p.amount_irr + excluded.amount_irr, gift_count = p.gift_count + excluded.gift_count
)
select count(*)::int as folded,
  coalesce(array_agg(distinct province_code) filter (where reverses is not null), '{}') as "takenBackIn" from gift`;

/** How far sources have brought gifts, found again for provinces in which some were taken back. */
const recordedAnew = `
with recorded as materialized (${recordedOf('c.province_code = any($1::text[])')}
), gone as (
  delete from contribution_recorded d where d.province_code = any($1::text[]) and not exists (select from recorded r
    where (r.province_code, r.source, r.county_code) = (d.province_code, d.source, d.county_code))
)
update contribution_recorded d set until = r.until from recorded r
where (r.province_code, r.source, r.county_code) = (d.province_code, d.source, d.county_code) and d.until <> r.until`;
