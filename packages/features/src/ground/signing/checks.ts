import type { FeatureCheck } from '../../kit/feature.ts';

export const signingChecks: readonly FeatureCheck[] = [
  {
    title: 'Every key is in the log, and so is every one that fell into other hands',
    sql: `select k.kid from signing_key k left join log_leaf l on l.kind = 'key' and l.subject_id = k.kid
      group by k.kid having count(l.id) < 1 + num_nonnulls(max(k.compromised_since))`,
  },
  {
    title: 'Every signed document is in the log',
    sql: `select d.id from signed_document d where not exists (select from log_leaf l
      where l.kind = d.kind and l.subject_id = d.id::text)`,
  },
  {
    title: 'No secret outlives its key',
    sql: `select s.kid from signing_secret s join signing_key k using (kid)
      where k.compromised_since is not null or k.not_after < now() - interval '1 day'`,
  },
];
