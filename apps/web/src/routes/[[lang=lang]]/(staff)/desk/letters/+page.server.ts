import { letters } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const office = letters.list.query.shape.office.safeParse(query.get('office') || undefined).data;
  const cursor = query.get('cursor');
  return {
    page: await read(event, letters.list, {
      query: { limit: 30, ...(office ? { office } : {}), ...(cursor ? { cursor } : {}) },
    }),
    office: office ?? null,
    isFirst: cursor === null,
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_letters() }],
  };
};
