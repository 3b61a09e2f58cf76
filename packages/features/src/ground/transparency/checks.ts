import type { FeatureCheck } from '../../kit/feature.ts';

/** What the log says of itself; whether the hashes are right, `pnpm log:verify` finds out without us. */
export const transparencyChecks: readonly FeatureCheck[] = [
  {
    title: 'Leaves of the log run without gaps up to its newest head',
    sql: `select count(seq) as leaves, max(seq) as last, (select max(size) from log_checkpoint) as head from log_leaf
      having count(seq) <> coalesce(max(seq) + 1, 0) or count(seq) <> coalesce((select max(size) from log_checkpoint), 0)`,
  },
  {
    title: 'A fact waits for its place in the log for an hour at most',
    sql: `select id, kind from log_leaf where seq is null and logged_at < now() - interval '1 hour'`,
  },
  {
    title: 'Tiles hold as many hashes as the log has leaves',
    sql: `select sum(octet_length(hashes)) / 32 as hashes, (select max(size) from log_checkpoint) as head from log_tile where level = 0
      having coalesce(sum(octet_length(hashes)) / 32, 0) <> coalesce((select max(size) from log_checkpoint), 0)`,
  },
];
