import { m } from '@hamyar/i18n/messages';
import { openProvinces } from '#lib/server/open-provinces.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  rows: await openProvinces(event),
  breadcrumb: [{ label: m.nav_provinces() }],
});
