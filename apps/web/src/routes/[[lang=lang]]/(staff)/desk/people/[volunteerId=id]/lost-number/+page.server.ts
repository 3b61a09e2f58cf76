import { id, identity, lostNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askCode, askedCodeOf, forgetAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params } = event;
  const lost = await read(event, lostNumbers.showNumber, { params });
  const challenge = event.url.searchParams.get('challenge');
  return {
    lost,
    asked: askedCodeOf(event, challenge),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(lost.person), href: href(paths.desk.people.show(params.volunteerId)) },
      { label: m.lost_number_title() },
    ],
  };
};

const toList = (done: string) => href(paths.desk.people.lostNumbers({ done }));

export const actions: Actions = {
  code: (event) =>
    submit(
      event,
      identity.requestCode.body,
      async ({ mobile }) => {
        const challenge = await askCode(event, mobile);
        redirect(303, href(paths.desk.people.lostNumber(event.params.volunteerId, { challenge })));
      },
      { mobile: m.error_mobile_invalid() },
    ),
  ask: (event) =>
    submit(
      event,
      lostNumbers.askNumber.body,
      async (body) => {
        const { volunteerId } = event.params;
        await send(event, lostNumbers.askNumber, { params: { volunteerId }, body });
        forgetAskedCode(event);
        redirect(303, toList('waiting'));
      },
      { code: m.sign_in_code_required() },
    ),
  confirm: (event) =>
    submit(
      event,
      lostNumbers.confirmNumber.body.extend({ recoveryId: id }),
      async ({ recoveryId, ...body }) => {
        await send(event, lostNumbers.confirmNumber, { params: { recoveryId }, body });
        redirect(303, toList('confirmed'));
      },
    ),
  refuse: (event) =>
    submit(
      event,
      lostNumbers.refuseNumber.body.extend({ recoveryId: id }),
      async ({ recoveryId, ...body }) => {
        await send(event, lostNumbers.refuseNumber, { params: { recoveryId }, body });
        redirect(303, toList('refused'));
      },
    ),
};
