import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of passkeys, TOTP and recovery codes; each query returns the rows that break it. */
export const authenticatorsChecks: readonly FeatureCheck[] = [
  {
    title: 'an erased account keeps no passkey, TOTP or recovery code',
    sql: `select a.id from account a where a.erased_at is not null
      and (exists (select from authenticator f where f.account_id = a.id)
        or exists (select from recovery_code c where c.account_id = a.id))`,
  },
  {
    title: 'a session that was opened by more than a text belongs to somebody who had more',
    sql: `select s.id from session s where s.factor in ('totp', 'passkey') and s.revoked_at is null
      and not exists (select from authenticator f where f.account_id = s.account_id and f.kind = s.factor)`,
  },
];
