import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of licences; each query returns the rows that break it. */
export const credentialsChecks: readonly FeatureCheck[] = [
  {
    title: 'a licence is decided once: never both verified and rejected',
    sql: 'select id from credential where verified_at is not null and rejected_at is not null',
  },
  {
    title: 'a manual verification names the officer',
    sql: "select id from credential where verification_method = 'manual' and (verified_by is null or verified_at is null)",
  },
  {
    title: 'a rejection names its reason',
    sql: 'select id from credential where rejected_at is not null and rejection_reason is null',
  },
  {
    title: 'a revocation by an officer names its reason and its audit row',
    sql: `select c.id from credential c where c.revoked_by is not null and (c.revocation_reason is null
      or not exists (select from audit a where a.target_type = 'credential' and a.target_id = c.id::text
        and a.action = 'credential.revoked'))`,
  },
  {
    title: 'a licence looked at again had been verified before',
    sql: 'select id from credential where recheck_since is not null and verified_at is null',
  },
  {
    title: 'the days of a licence stand in order',
    sql: 'select id from credential where valid_to < valid_from',
  },
  {
    title: 'a volunteer has at most one undecided licence',
    sql: `select volunteer_id, count(*) from credential
      where verified_at is null and rejected_at is null and revoked_at is null group by volunteer_id having count(*) > 1`,
  },
  {
    title: 'a licence stands in the province of its holder',
    sql: `select c.id from credential c join volunteer v on v.id = c.volunteer_id
      where c.revoked_at is null and c.province_code is distinct from v.province_code`,
  },
  {
    title: 'every decision of an officer has its audit row',
    sql: `select c.id from credential c where (c.verification_method = 'manual' or c.rejected_at is not null)
      and not exists (select from audit a where a.target_type = 'credential' and a.target_id = c.id::text
        and a.action in ('credential.verified', 'credential.rejected'))`,
  },
];
