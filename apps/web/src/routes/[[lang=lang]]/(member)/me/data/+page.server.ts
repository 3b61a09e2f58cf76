import { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, volunteers.showMyData)),
  breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.data_title() }],
});
