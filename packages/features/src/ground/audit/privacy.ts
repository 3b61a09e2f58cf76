import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const auditPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'audit',
      columns: ['actor_id', 'subject_account_id', 'detail'],
      purpose: 'accountability',
      basis: 'law',
      retention: 'for good; it names ids and no people',
      fate: 'trail',
    },
  ],
  export: exportTrail,
};

/** What somebody did, and when others looked at their data. Who looked, the page of looks says. */
async function exportTrail(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'audit-privacy'), async (tx) => {
    const acts = await tx.$client.query({
      name: 'privacy_acts',
      text: `select at, action, target_type as about, target_id as id, province_code as province from audit
        where actor_id = $1 order by id desc limit ${maxCopyRows}`,
      values: [accountId],
    });
    const looks = await tx.$client.query({
      name: 'privacy_looks',
      text: `select at, action, province_code as province from audit
        where subject_account_id = $1::uuid order by id desc limit ${maxCopyRows}`,
      values: [accountId],
    });
    return { sections: { acts: acts.rows, looks: looks.rows } };
  });
}
