import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const staffPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'staff_invitation',
      columns: ['mobile', 'name', 'note', 'account_id'],
      purpose: 'offices',
      basis: 'public-task',
      retention: 'three years, and as long as the office holds',
      fate: 'pseudonymised',
    },
    {
      table: 'staff_invitation',
      columns: ['invited_by', 'inviter_name', 'confirmed_by', 'confirmer_name'],
      purpose: 'offices',
      basis: 'public-task',
      retention: 'who gave an office stays with it',
      fate: 'office-records',
    },
  ],
  export: exportInvitations,
  erase: eraseOwnInvitations,
};

async function exportInvitations(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'staff-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_invitations',
      text: `select role, province_code as province, county_codes as counties, name, note, state, created_at as at, answered_at as answered
        from staff_invitation where account_id = $1 order by id limit 200`,
      values: [accountId],
    });
    return { sections: { invitations: rows } };
  });
}

/** What is still open is for the number, and lapses by itself. */
async function eraseOwnInvitations(asker: Ctx, { accountId, mobile }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'staff-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'privacy_invitations_erase',
      text: `update staff_invitation set mobile = null, name = null, note = null, erased_at = $2
        where (account_id = $1 or mobile = $3) and erased_at is null and state not in ('waiting', 'open') returning id`,
      values: [accountId, ctx.clock.now(), mobile],
    });
    for (const { id } of rows)
      await audit(ctx, tx, {
        action: 'staff.invitation_erased',
        targetType: 'staff_invitation',
        targetId: id,
      });
  });
}
