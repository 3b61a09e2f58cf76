import { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, lists.listServices)),
  breadcrumb: [{ label: m.services_title() }],
});
