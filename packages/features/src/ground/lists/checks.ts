import type { FeatureCheck } from '../../kit/feature.ts';

/** No term without words, and none worded, added or retired without a trace. */
export const listsChecks: readonly FeatureCheck[] = [
  {
    title: 'Every term has its words in a row of versions, and each after the first has its audit row',
    sql: `select t.list, t.code from list_term t where not exists (select from list_term_version v
        where v.list = t.list and v.code = t.code and v.number = 1)
      union all select v.list, v.code from list_term_version v where v.number > 1 and (not exists (select from list_term_version b
        where b.list = v.list and b.code = v.code and b.number = v.number - 1)
      or not exists (select from audit a where a.action in ('list.term_revised', 'list.limit_set') and a.target_type = 'list_term'
        and a.target_id = v.list || '/' || v.code and a.detail->>'number' = v.number::text))`,
  },
  {
    title: 'Every retired term has its audit row, and every theme of a service is a term',
    sql: `select t.list, t.code from list_term t where t.state = 'retired' and not exists (select from audit a
        where a.action = 'list.term_retired' and a.target_type = 'list_term' and a.target_id = t.list || '/' || t.code)
      union all select v.list, v.code from list_term_version v cross join unnest(v.themes) theme
        where not exists (select from list_term t where t.list = 'theme' and t.code = theme)`,
  },
  {
    title: 'Every reason that something was done for is a term of its list',
    sql: `select list, code from (select 'closing_reason' as list, closing_reason as code from need
        union select 'rejection_reason', rejection_reason from credential
        union select 'revocation_reason', revocation_reason from credential
        union select 'closure_reason', reason from closure) said
      where code is not null and not exists (select from list_term t where t.list = said.list and t.code = said.code)`,
  },
];
