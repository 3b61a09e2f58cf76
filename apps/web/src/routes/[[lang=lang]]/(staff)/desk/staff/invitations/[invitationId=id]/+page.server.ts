import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { nameWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = ['invited', 'waiting', 'confirmed', 'withdrawn'] as const;

export const load: PageServerLoad = async (event) => {
  const { invitation } = await read(event, staff.showInvitation, { params: event.params });
  const done = event.url.searchParams.get('done');
  return {
    invitation,
    done: deeds.find((deed) => deed === done) ?? null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: m.invitation_title(), href: href(paths.desk.staff.invitations()) },
      { label: nameWord(invitation.name) },
    ],
  };
};

function back(invitationId: string, done: (typeof deeds)[number]): never {
  redirect(303, href(paths.desk.staff.invitation(invitationId, { done })));
}

export const actions: Actions = {
  confirm: (event) =>
    submit(event, staff.confirmInvitation.body, async (body) => {
      await send(event, staff.confirmInvitation, { params: event.params, body });
      back(event.params.invitationId, 'confirmed');
    }),
  withdraw: (event) =>
    submit(event, staff.withdrawInvitation.body, async (body) => {
      await send(event, staff.withdrawInvitation, { params: event.params, body });
      back(event.params.invitationId, 'withdrawn');
    }),
};
