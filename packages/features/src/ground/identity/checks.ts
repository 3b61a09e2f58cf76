import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of accounts and sessions; each query returns the rows that break it. */
export const identityChecks: readonly FeatureCheck[] = [
  {
    title: 'every account has a purpose and a day of erasure',
    sql: "select id from account where coalesce(purpose, '') = '' or retain_until is null",
  },
  {
    title: 'a mobile number is stored in its one form',
    sql: String.raw`select id from account where mobile !~ '^\+989\d{9}$' and mobile <> 'released:' || id and erased_at is null`,
  },
  {
    title: 'an erased account names nobody',
    sql: `select id from account where erased_at is not null and (mobile <> 'erased:' || id or display_name is not null)`,
  },
  {
    title: 'a code once used is no longer readable',
    sql: 'select id from otp_challenge where used_at is not null and code_sealed is not null',
  },
  {
    title: 'a session has at most one refresh token that was not spent',
    sql: `select session_id, count(*) from refresh_token where spent_at is null group by session_id having count(*) > 1`,
  },
];
