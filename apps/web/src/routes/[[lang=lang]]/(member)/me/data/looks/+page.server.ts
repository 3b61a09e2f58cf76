import { audit } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after') || undefined;
  const list = await read(event, audit.listLooks, { query: { cursor: after, limit: 30 } });
  return {
    ...list,
    nextHref: list.next && href(paths.me.looks({ after: list.next })),
    first: after === undefined,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.me_title(), href: href(paths.me.home()) },
      { label: m.data_title(), href: href(paths.me.data()) },
      { label: m.looks_title() },
    ],
  };
};
