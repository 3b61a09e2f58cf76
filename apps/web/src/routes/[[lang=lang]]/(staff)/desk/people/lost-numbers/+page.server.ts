import { lostNumbers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  waiting: (await read(event, lostNumbers.listNumbers)).items,
  done: event.url.searchParams.get('done'),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.nav_people(), href: href(paths.desk.people.list()) },
    { label: m.lost_number_list_title() },
  ],
});
