import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';
import { consentsOf } from './queries.ts';
import { takeBack } from './take-back.ts';

export const consentsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'consent',
      columns: ['account_id'],
      purpose: 'accountability',
      basis: 'agreement',
      retention: 'for good, of an erased person under an id that names nobody',
      fate: 'pseudonymised',
    },
  ],
  export: exportConsents,
  erase: endConsents,
};

async function exportConsents(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'consents-privacy'), async (tx) => {
    const rows = await consentsOf(tx, accountId);
    const agreements = rows.map(({ kind, number, agreedAt, withdrawnAt }) => ({
      text: kind,
      version: number,
      at: agreedAt,
      takenBack: withdrawnAt,
    }));
    return { sections: { agreements } };
  });
}

/** Whoever is erased agrees to nothing any more; that they had, stays under an id that names nobody. */
// eslint-disable-next-line hamyar/verb-guards -- takeBack audits
async function endConsents(asker: Ctx, { accountId }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'consents-privacy');
  await withTransaction(ctx, (tx) => takeBack(ctx, tx, accountId));
}
