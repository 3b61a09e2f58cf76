import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  offices: await read(event, staff.listOwnOffices),
  done: event.url.searchParams.get('done'),
  breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.own_offices_title() }],
});
