import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';

export const contributionsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'contribution',
      columns: ['donor_name', 'donor_mobile', 'note', 'tracking_number'],
      purpose: 'giving',
      basis: 'law',
      retention: 'ten years; the amount stays in every total',
      fate: 'pseudonymised',
    },
  ],
  export: exportContributions,
  erase: eraseOwnContributions,
};

/** Gifts under the number, as the books have them; a name that an office wrote is another's until an office says so. */
async function exportContributions(ctx: Ctx, { mobile, numberSince }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'contributions-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_contributions',
      text: `select id, kind, source, province_code as province, theme, amount_irr::text as "amountIrr", item, quantity, unit,
          contributed_on as at, retain_until as until
        from contribution where donor_mobile = $1 and contributed_on >= ($2::timestamptz)::date
        order by id desc limit ${maxCopyRows}`,
      values: [mobile, numberSince],
    });
    return { sections: { gifts: rows } };
  });
}

async function eraseOwnContributions(asker: Ctx, { mobile, numberSince }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'contributions-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'privacy_contributions_own',
      text: `select transaction_id as id from contribution where donor_mobile = $1
        and contributed_on >= ($2::timestamptz)::date and erased_at is null`,
      values: [mobile, numberSince],
    });
    await forgetGivers(
      ctx,
      tx,
      rows.map(({ id }) => id),
    );
  });
}

/**
 * Takes the giver from the contributions of some ledger transactions; part of the caller's transaction, who has authorised.
 */
export async function forgetGivers(
  ctx: Ctx,
  tx: Transaction,
  transactionIds: readonly string[],
): Promise<void> {
  const { rows } = await tx.$client.query<{ provinceCode: string }>({
    name: 'contributions_forget_givers',
    text: `update contribution set donor_name = null, donor_mobile = null, note = null, tracking_number = null, erased_at = $2
      where transaction_id = any ($1::uuid[]) and erased_at is null returning province_code as "provinceCode"`,
    values: [transactionIds, ctx.clock.now()],
  });
  if (rows.length > 0)
    await audit(ctx, tx, {
      action: 'contributions.erased',
      targetType: 'contribution',
      targetId: 'batch',
      detail: { count: rows.length, provinces: [...new Set(rows.map((row) => row.provinceCode))] },
    });
}
