import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

const account = { purpose: 'account', basis: 'agreement' } as const;
const security = { purpose: 'sign-in', basis: 'security' } as const;

export const identityPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'account',
      columns: ['mobile', 'display_name'],
      ...account,
      retention: 'five years after the last sign-in',
      fate: 'pseudonymised',
    },
    {
      table: 'role_grant',
      columns: ['account_id', 'holder_name', 'ended_by', 'ender_name'],
      purpose: 'offices',
      basis: 'public-task',
      retention: 'who held which office stays; the name goes with the account',
      fate: 'office-records',
    },
    {
      table: 'session',
      columns: ['account_id', 'device'],
      ...security,
      retention: 'until it ends, 30 days at most',
      fate: 'deleted',
    },
    {
      table: 'known_browser',
      columns: ['account_id'],
      ...security,
      retention: 'a year after its last use',
      fate: 'deleted',
    },
    {
      table: 'kept_form',
      columns: ['account_id'],
      ...security,
      retention: 'half an hour',
      fate: 'deleted',
    },
    {
      table: 'otp_challenge',
      columns: ['mobile'],
      ...security,
      retention: 'a week',
      fate: 'deleted',
    },
    {
      table: 'otp_budget',
      columns: ['subject'],
      ...security,
      retention: 'two of its windows, two days at most',
      fate: 'ages',
    },
  ],
  export: exportAccount,
  erase: eraseAccount,
};

async function exportAccount(asker: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  return withTransaction(asService(asker, 'identity-privacy'), async (tx) => {
    const account = await tx.$client.query({
      name: 'privacy_account',
      text: `select id, mobile, display_name as name, locale as language, created_at as since, retain_until as until
        from account where id = $1`,
      values: [accountId],
    });
    const sessions = await tx.$client.query({
      name: 'privacy_sessions',
      text: `select s.created_at as since, (select max(t.issued_at) from refresh_token t where t.session_id = s.id) as "lastUsed",
          s.expires_at as until, s.revoked_at as ended, s.factor, s.device
        from session s where s.account_id = $1 order by s.id desc limit 500`,
      values: [accountId],
    });
    const offices = await tx.$client.query({
      name: 'privacy_offices',
      text: `select role, province_code as province, county_codes as counties, valid_from as since, valid_to as until, end_reason as reason
        from role_grant where account_id = $1 order by valid_from limit 200`,
      values: [accountId],
    });
    return { sections: { account: account.rows, sessions: sessions.rows, offices: offices.rows } };
  });
}

/** The last of all: from then on nobody signs in as this account, and its number is free for another. */
async function eraseAccount(asker: Ctx, { accountId, mobile }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'identity-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rowCount } = await tx.$client.query({
      name: 'privacy_account_erase',
      text: `with offices as (update role_grant set holder_name = null where account_id = $1),
        browsers as (delete from known_browser where account_id = $1),
        forms as (delete from kept_form where account_id = $1),
        codes as (delete from otp_challenge where mobile = $2),
        tokens as (delete from refresh_token t using session s where s.account_id = $1 and t.session_id = s.id)
        update account set mobile = 'erased:' || id, display_name = null, erased_at = $3 where id = $1 and erased_at is null`,
      values: [accountId, mobile, ctx.clock.now()],
    });
    // In a second statement: the first still sees the tokens that refer to them.
    await tx.$client.query({
      name: 'privacy_sessions_erase',
      text: 'delete from session where account_id = $1',
      values: [accountId],
    });
    if (rowCount === 1)
      await audit(ctx, tx, { action: 'account.erased', targetType: 'account', targetId: accountId });
  });
}
