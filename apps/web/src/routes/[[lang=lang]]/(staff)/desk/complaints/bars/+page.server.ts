import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || undefined;
  const list = await read(event, complaints.listBars, { query: { cursor: after, limit: 30 } });
  return {
    ...list,
    nextHref: list.next && href(paths.desk.complaints.bars({ after: list.next })),
    startHref: after === undefined ? null : href(paths.desk.complaints.bars()),
    breadcrumb: [
      { label: m.complaints_title(), href: href(paths.desk.complaints.list()) },
      { label: m.complaints_bars() },
    ],
  };
};
