import { countyCode, provinceCode, relocations, volunteers } from '@hamyar/contracts';
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
  const county = countyCode.safeParse(event.url.searchParams.get('county')).data;
  const move = county
    ? await read(event, relocations.showMove, { params, query: { countyCode: county } })
    : null;
  const person = move?.person ?? (await read(event, volunteers.show, { params })).person;
  return {
    move,
    person,
    province: provinceCode.safeParse(event.url.searchParams.get('province')).data ?? null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(person), href: href(paths.desk.people.show(params.volunteerId)) },
      { label: m.move_person_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, relocations.movePerson.body, async (body) => {
      const { volunteerId } = event.params;
      const { staysInReach } = await send(event, relocations.movePerson, { params: { volunteerId }, body });
      const done = { done: 'moved' };
      // Of another office from now on: its page is not this officer's any more.
      redirect(
        303,
        href(staysInReach ? paths.desk.people.show(volunteerId, done) : paths.desk.people.list(done)),
      );
    }),
};
