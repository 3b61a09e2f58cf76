import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const numbersPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'number_change',
      columns: ['account_id', 'from_mobile', 'to_mobile', 'cancelled_by'],
      purpose: 'account',
      basis: 'security',
      retention: 'until its day of erasure; goes with the account',
      fate: 'deleted',
    },
  ],
  export: exportNumbers,
  erase: eraseOwnNumbers,
};

async function exportNumbers(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'numbers-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_numbers',
      text: `select from_mobile as "from", to_mobile as mobile, asked_at as at, moved_at as "movedAt", cancelled_at as ended
        from number_change where account_id = $1 order by id desc limit 200`,
      values: [accountId],
    });
    return { sections: { numbers: rows } };
  });
}

async function eraseOwnNumbers(ctx: Ctx, { accountId }: Person): Promise<void> {
  authorise(ctx, 'platform');
  const service = asService(ctx, 'numbers-privacy');
  await withTransaction(service, async (tx) => {
    const { rowCount } = await tx.$client.query({
      name: 'privacy_numbers_erase',
      text: 'delete from number_change where account_id = $1',
      values: [accountId],
    });
    if (rowCount)
      await audit(service, tx, {
        action: 'number.changes_erased',
        targetType: 'account',
        targetId: accountId,
      });
  });
}
