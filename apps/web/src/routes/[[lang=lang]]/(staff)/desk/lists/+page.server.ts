import { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, lists.listDesk)),
  breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.lists_title() }],
});
