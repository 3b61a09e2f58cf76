import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const privacyPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'data_copy',
      columns: ['account_id'],
      purpose: 'rights',
      basis: 'law',
      retention: '30 days',
      fate: 'ages',
    },
    {
      table: 'erasure_request',
      columns: ['account_id'],
      purpose: 'rights',
      basis: 'law',
      retention: 'for good, by an id that names nobody any more',
      fate: 'tombstone',
    },
    {
      table: 'erasure_tombstone',
      columns: ['account_id', 'volunteer_id'],
      purpose: 'rights',
      basis: 'law',
      retention: 'as long as backups may be put back; ids that name nobody any more',
      fate: 'tombstone',
    },
  ],
  export: exportAskings,
};

async function exportAskings(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'privacy-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_askings',
      text: `select 'erasure' as kind, asked_at as at, state, due_at as until from erasure_request where account_id = $1
        union all select 'copy', asked_at, case when ready_at is null then 'making' else 'ready' end, null from data_copy
          where account_id = $1 order by at desc limit 200`,
      values: [accountId],
    });
    return { sections: { askings: rows } };
  });
}
