import { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { person } = await read(event, volunteers.show, { params: event.params });
  // A record that was joined with another leads to it.
  if (person.volunteerId !== event.params.volunteerId)
    redirect(307, href(paths.desk.people.show(person.volunteerId)));
  return {
    person,
    done: event.url.searchParams.get('done'),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(person) },
    ],
  };
};
