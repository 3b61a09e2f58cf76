import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  return {
    ...(await read(event, matching.showFairness, { params: event.params })),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_matching(), href: href(paths.desk.matching.list()) },
      { label: m.matching_tab_proposals(), href: href(paths.desk.matching.show(event.params.runId)) },
      { label: m.matching_tab_fairness() },
    ],
  };
};
