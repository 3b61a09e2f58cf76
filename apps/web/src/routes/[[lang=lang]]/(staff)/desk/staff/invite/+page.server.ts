import { id, staff } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** The office that is handed over or stood in for; null for a new one. */
async function placeOf(event: RequestEvent) {
  const kind = staff.invitationKind.safeParse(event.url.searchParams.get('kind')).data;
  const grantId = id.safeParse(event.url.searchParams.get('grant')).data;
  if (kind === undefined || kind === 'new' || grantId === undefined) return null;
  const { grant } = await read(event, staff.show, { params: { grantId } });
  return { kind, grant };
}

export const load: PageServerLoad = async (event) => ({
  choices: (await read(event, staff.showChoices)).roles,
  place: await placeOf(event),
  formKey: crypto.randomUUID(),
  year: toSolarHijri(inTehran(new Date()).day).year,
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
    { label: m.staff_invite() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, staff.invite.body, async (body) => {
      const { invitation } = await send(event, staff.invite, { body });
      const done = invitation.state === 'waiting' ? 'waiting' : 'invited';
      redirect(303, href(paths.desk.staff.invitation(invitation.id, { done })));
    }),
};
