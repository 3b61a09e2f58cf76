import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  items: (await read(event, authenticators.listRecoveries)).items,
  breadcrumb: [
    { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
    { label: m.recovery_list_title() },
  ],
});
