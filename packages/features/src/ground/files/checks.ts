import { filePurposes, keysOf } from '@hamyar/domain';
import type { FeatureCheck } from '../../kit/feature.ts';

// Words of our own list, not input: safe to write into the statement.
const daysOf = keysOf(filePurposes).map((purpose) => `when '${purpose}' then ${filePurposes[purpose].days}`);

/** Invariants of files; each query returns the rows that break it. */
export const filesChecks: readonly FeatureCheck[] = [
  {
    title: 'a file that was judged has its audit row',
    sql: `select f.id from stored_file f where f.state in ('clean', 'refused') and not exists (select from audit a
      where a.target_type = 'stored_file' and a.target_id = f.id::text and a.action = 'file.' || f.state)`,
  },
  {
    title: 'a file has a day on which it goes, and no later than its purpose allows',
    sql: `select id from stored_file where retain_until > (created_at at time zone 'Asia/Tehran')::date
      + case purpose ${daysOf.join(' ')} end`,
  },
];
