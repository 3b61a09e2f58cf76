import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = ['accepted', 'declined'] as const;

export const load: PageServerLoad = async (event) => {
  // The link of the text message: a visitor signs in and comes back here.
  requireSignIn(event);
  const done = event.url.searchParams.get('done');
  return {
    items: (await read(event, staff.listOwnInvitations)).items,
    done: deeds.find((deed) => deed === done) ?? null,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.own_invitations_title() }],
  };
};

const named = staff.acceptInvitation.params;

export const actions: Actions = {
  accept: (event) =>
    submit(
      event,
      staff.acceptInvitation.body.extend(named.shape),
      async ({ invitationId, ...body }) => {
        await send(event, staff.acceptInvitation, { params: { invitationId }, body });
        redirect(303, href(paths.me.invitations({ done: 'accepted' })));
      },
      { agreed: m.error_invitation_not_agreed() },
    ),
  decline: (event) =>
    submit(event, staff.declineInvitation.body.extend(named.shape), async ({ invitationId, ...body }) => {
      await send(event, staff.declineInvitation, { params: { invitationId }, body });
      redirect(303, href(paths.me.invitations({ done: 'declined' })));
    }),
};
