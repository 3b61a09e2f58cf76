import { needs, venues } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  const [venue, page] = await Promise.all([
    read(event, venues.show, { params: { number } }),
    read(event, needs.list, { query: { venue: number, limit: 12 } }),
  ]);
  return {
    venue,
    needs: page.items,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_needs(), href: href(paths.needs.list()) }, { label: venue.name }],
  };
};
