import type { FeatureCheck } from '../../kit/feature.ts';
import { graceMs } from './policy.ts';

/** What two counts can tell; whether each row is what was sealed, `pnpm run audit verify` finds out. */
export const auditChecks: readonly FeatureCheck[] = [
  {
    title: 'Links of the audit chain run without gaps and each has its row',
    sql: `select count(*) as links, max(seq) as last, count(a.id) as rows from audit_link l left join audit a on a.id = l.audit_id
      having count(*) <> coalesce(max(seq), 0) or count(a.id) <> count(*)`,
  },
  {
    title: 'No row of the audit log was put in before rows that are sealed',
    sql: `select a.id, a.at from audit a
      where a.id <= (select audit_id from audit_link where sealed_at < now() - interval '${graceMs} milliseconds' order by sealed_at desc, seq desc limit 1)
      and not exists (select from audit_link l where l.audit_id = a.id)`,
  },
];
