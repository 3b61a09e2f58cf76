import { offices } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, offices.list)),
  breadcrumb: [{ label: m.offices_title() }],
});
