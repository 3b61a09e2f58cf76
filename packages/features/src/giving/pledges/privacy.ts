import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';
import { movePledge } from './move-pledge.ts';

export const pledgesPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'pledge',
      columns: ['donor_account_id', 'donor_name', 'donor_mobile'],
      purpose: 'giving',
      basis: 'agreement',
      retention: 'a year, and of what was paid as long as the books',
      fate: 'pseudonymised',
    },
  ],
  export: exportPledges,
  erase: eraseOwnPledges,
  ends: [{ key: 'pledges', count: countOpen }],
};

/**
 * Whose a pledge `p` is, of a person with account `$1` and number `$2`, which is theirs since `$3`: the account's, and the same
 * number's without one.
 */
export const isOfPerson =
  '(p.donor_account_id = $1 or (p.donor_account_id is null and p.donor_mobile = $2 and p.created_at >= $3))';

async function exportPledges(ctx: Ctx, { accountId, mobile, numberSince }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'pledges-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_pledges',
      text: `select p.id, j.title_fa as title, p.province_code as province, p.donor_name as name, p.donor_mobile as mobile,
          p.is_anonymous as "isAnonymous", p.amount_irr::text as "amountIrr", p.paid_irr::text as "paidIrr", p.state,
          p.terms_number as terms, p.created_at as at,
          p.retain_until as until
        from pledge p join project j on j.id = p.project_id where ${isOfPerson} order by p.id desc limit ${maxCopyRows}`,
      values: [accountId, mobile, numberSince],
    });
    return { sections: { pledges: rows } };
  });
}

async function ownPledges(tx: Transaction, { accountId, mobile, numberSince }: Person) {
  const { rows } = await tx.$client.query<{ id: string; provinceCode: string; state: string }>({
    name: 'privacy_pledges_own',
    text: `select p.id, p.province_code as "provinceCode", p.state from pledge p
      where p.erased_at is null and ${isOfPerson} order by p.id for update`,
    values: [accountId, mobile, numberSince],
  });
  return rows;
}

async function countOpen(asker: Ctx, { accountId, mobile, numberSince }: Person): Promise<number> {
  authorise(asker, 'signed-in');
  return withTransaction(asService(asker, 'pledges-privacy'), async (tx) => {
    const { rows } = await tx.$client.query<{ open: number }>({
      name: 'privacy_pledges_open',
      text: `select count(*)::int as open from pledge p where ${isOfPerson} and p.state = 'open'`,
      values: [accountId, mobile, numberSince],
    });
    return rows[0]?.open ?? 0;
  });
}

/** What is open is cancelled; amounts, ledger and serials stay. */
async function eraseOwnPledges(asker: Ctx, person: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'pledges-privacy');
  await withTransaction(ctx, async (tx) => {
    const own = await ownPledges(tx, person);
    for (const { id, state } of own) if (state === 'open') await movePledge(tx, id, 'cancelled');
    await tx.$client.query({
      name: 'privacy_pledges_erase',
      text: `update pledge set donor_name = null, donor_mobile = null, donor_account_id = null, erased_at = $2
        where id = any ($1::uuid[])`,
      values: [own.map(({ id }) => id), ctx.clock.now()],
    });
    for (const { id, provinceCode } of own)
      await audit(ctx, tx, { action: 'pledge.erased', targetType: 'pledge', targetId: id, provinceCode });
  });
}
