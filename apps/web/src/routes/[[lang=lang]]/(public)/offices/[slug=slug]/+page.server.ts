import { offices } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { nameOfOffice } from '#lib/features/ground/offices/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const office = await read(event, offices.show, { params: event.params });
  return {
    office,
    breadcrumb: [
      { label: m.offices_title(), href: href(paths.offices.list()) },
      { label: nameOfOffice(office) },
    ],
  };
};
