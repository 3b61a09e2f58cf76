import { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { person } = await read(event, volunteers.show, { params: event.params });
  return {
    person,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(person) },
    ],
  };
};
