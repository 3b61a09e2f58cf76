import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const over = event.url.searchParams.get('over') === 'yes' ? ('yes' as const) : ('no' as const);
  const after = event.url.searchParams.get('after') || undefined;
  const list = await read(event, complaints.list, { query: { over, cursor: after, limit: 30 } });
  const own = { over: over === 'yes' ? over : null };
  const done = event.url.searchParams.get('done');
  return {
    ...list,
    over,
    done,
    now: new Date().toISOString(),
    nextHref: list.next && href(paths.desk.complaints.list({ ...own, after: list.next })),
    startHref: after === undefined ? null : href(paths.desk.complaints.list(own)),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.complaints_title() }],
  };
};
