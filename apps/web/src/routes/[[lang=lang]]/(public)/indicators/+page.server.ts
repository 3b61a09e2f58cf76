import { indicators, provinceCode } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const province = provinceCode.safeParse(event.url.searchParams.get('province')).data;
  return {
    ...(await read(event, indicators.list, { query: { province } })),
    province,
    breadcrumb: [{ label: m.indicators_title() }],
  };
};
