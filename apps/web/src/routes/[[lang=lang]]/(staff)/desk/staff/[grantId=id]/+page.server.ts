import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { nameWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { grant } = await read(event, staff.show, { params: event.params });
  return {
    grant,
    isEnded: event.url.searchParams.get('done') === 'ended',
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: nameWord(grant.name) },
    ],
  };
};
