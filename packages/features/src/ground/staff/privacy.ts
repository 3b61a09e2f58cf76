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
    {
      table: 'staff_change',
      columns: ['reason', 'note'],
      purpose: 'offices',
      basis: 'public-task',
      retention: 'three years, and as long as the office holds',
      fate: 'pseudonymised',
    },
    {
      table: 'staff_change',
      columns: ['proposed_by', 'proposer_name', 'decided_by', 'decider_name'],
      purpose: 'offices',
      basis: 'public-task',
      retention: 'who ended an office stays with it',
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
    const changes = await tx.$client.query({
      name: 'privacy_staff_changes',
      text: `select c.kind, c.state, c.reason, c.former_counties as "formerCounties", c.county_codes as counties, c.last_day as "lastDay",
          c.proposed_at as at, c.decided_at as decided
        from staff_change c join role_grant g on g.id = c.grant_id where g.account_id = $1 order by c.id limit 200`,
      values: [accountId],
    });
    return { sections: { invitations: rows, changes: changes.rows } };
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
    const changed = await tx.$client.query<{ grantId: string }>({
      name: 'privacy_staff_changes_erase',
      text: `update staff_change c set reason = null, note = null, erased_at = $2 from role_grant g
        where g.id = c.grant_id and g.account_id = $1 and c.erased_at is null and c.state <> 'waiting'
        returning c.grant_id as "grantId"`,
      values: [accountId, ctx.clock.now()],
    });
    for (const { grantId } of changed.rows)
      await audit(ctx, tx, { action: 'staff.change_erased', targetType: 'role_grant', targetId: grantId });
    for (const { id } of rows)
      await audit(ctx, tx, {
        action: 'staff.invitation_erased',
        targetType: 'staff_invitation',
        targetId: id,
      });
  });
}
