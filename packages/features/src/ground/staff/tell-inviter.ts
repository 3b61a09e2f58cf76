import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import type { Ctx } from '../../kit/feature.ts';
import { notify } from '../notifications/index.ts';
import type { InvitationRow } from './queries.ts';

type News = 'staff_invitation_accepted' | 'staff_invitation_declined' | 'staff_invitation_withdrawn';

/** What became of an invitation, into the inbox of whoever made it; part of the caller's transaction. The host has none. */
export async function tellInviter(
  ctx: Ctx,
  tx: Transaction,
  { id, invitedBy, name }: InvitationRow,
  template: News,
): Promise<void> {
  if (invitedBy === null) return;
  await notify(ctx, tx, {
    accountId: invitedBy,
    mobile: null,
    template,
    params: { name: name ?? '' },
    link: linkPaths.invitation(id),
  });
}
