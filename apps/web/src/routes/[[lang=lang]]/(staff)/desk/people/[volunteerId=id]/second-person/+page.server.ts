import { id, sharedNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params } = event;
  const shared = await read(event, sharedNumbers.showRecord, { params });
  return {
    shared,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(shared.person), href: href(paths.desk.people.show(params.volunteerId)) },
      { label: m.part_title() },
    ],
  };
};

const toList = (done: string) => href(paths.desk.people.parts({ done }));

export const actions: Actions = {
  ask: (event) =>
    submit(
      event,
      sharedNumbers.askPart.body,
      async (body) => {
        const { volunteerId } = event.params;
        await send(event, sharedNumbers.askPart, { params: { volunteerId }, body });
        redirect(303, toList('waiting'));
      },
      { firstName: m.error_name_missing(), lastName: m.error_name_missing() },
    ),
  confirm: (event) =>
    submit(event, sharedNumbers.confirmPart.body.extend({ partId: id }), async ({ partId, ...body }) => {
      await send(event, sharedNumbers.confirmPart, { params: { partId }, body });
      redirect(303, toList('parted'));
    }),
  number: (event) =>
    submit(
      event,
      sharedNumbers.giveNumber.body,
      async (body) => {
        const { volunteerId } = event.params;
        await send(event, sharedNumbers.giveNumber, { params: { volunteerId }, body });
        redirect(303, href(paths.desk.people.show(volunteerId, { done: 'number' })));
      },
      { mobile: m.error_mobile_invalid() },
    ),
};
