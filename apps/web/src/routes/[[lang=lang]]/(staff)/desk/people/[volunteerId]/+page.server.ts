import { getPerson } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { person } = await read(event, getPerson, { params: event.params });
  return {
    person,
    breadcrumb: [
      { label: m.nav_desk(), href: href('/desk') },
      { label: m.nav_people(), href: href('/desk/people') },
      { label: fullName(person) },
    ],
  };
};
