import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

const security = { purpose: 'sign-in', basis: 'security', fate: 'deleted' } as const;

export const authenticatorsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'authenticator',
      columns: ['account_id', 'name', 'public_key', 'secret_sealed'],
      ...security,
      retention: 'until it is taken away, and a year after; goes with the account',
    },
    {
      table: 'recovery_code',
      columns: ['account_id', 'code_hash'],
      ...security,
      retention: 'until new ones are made or the last authenticator is taken away; goes with the account',
    },
    {
      table: 'account_recovery',
      columns: ['account_id', 'note', 'to_mobile', 'first_by', 'first_name', 'second_by'],
      ...security,
      retention: 'a year after it was asked; goes with the account',
    },
    {
      table: 'authenticator_challenge',
      columns: ['bound_to'],
      ...security,
      retention: 'a day after its five minutes',
      fate: 'ages',
    },
  ],
  export: exportAuthenticators,
};

async function exportAuthenticators(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'authenticators-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_authenticators',
      text: `select kind, name, created_at as since, last_used_at as "lastUsed", ended_at as ended from authenticator
        where account_id = $1 order by id limit 100`,
      values: [accountId],
    });
    const asked = await tx.$client.query({
      name: 'privacy_recoveries',
      text: `select state, note, to_mobile as mobile, asked_at as at, decided_at as answered, expires_at as until from account_recovery
        where account_id = $1 order by id limit 100`,
      values: [accountId],
    });
    return { sections: { authenticators: rows, recoveries: asked.rows } };
  });
}
