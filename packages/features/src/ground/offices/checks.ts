import type { FeatureCheck } from '../../kit/feature.ts';

/** What says where money goes leaves its trace, and is never one person's word. */
export const officesChecks: readonly FeatureCheck[] = [
  {
    title: 'Every version of an office follows the one before it and has its audit row',
    sql: `select v.id from office_version v left join province p on p.code = v.province_code
      where (v.number > 1 and not exists (select from office_version b
          where b.province_code is not distinct from v.province_code and b.number = v.number - 1))
        or not exists (select from audit a where a.action = 'office.revised' and a.target_type = 'office'
          and a.target_id = coalesce(p.slug, 'nation') and a.detail->>'number' = v.number::text)`,
  },
  {
    title: 'No account or terminal in use is one person’s word, and every terminal in use was tested',
    sql: `select id from office_account where confirmed_at is not null
      and ((made_by is not null and (confirmed_by is null or confirmed_by = made_by)) or (kind = 'terminal' and tested_at is null))`,
  },
  {
    title: 'Every terminal has its sealed secret, and nothing else has one',
    sql: `select a.id from office_account a left join office_secret s on s.account_id = a.id
      where (a.kind = 'terminal') <> (s.account_id is not null)`,
  },
];
