import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { error } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!/^[0-9a-f-]{36}$/.test(event.params.run)) error(404);
  return {
    ...(await read(event, matching.showComparison, { params: { runId: event.params.run } })),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_matching(), href: href(paths.desk.matching.list()) },
      { label: m.matching_tab_proposals(), href: href(paths.desk.matching.show(event.params.run)) },
      { label: m.matching_tab_comparison() },
    ],
  };
};
