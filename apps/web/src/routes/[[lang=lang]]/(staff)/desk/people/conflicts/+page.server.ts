import { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const conflicts = await read(event, volunteers.listConflicts, { query: { cursor, limit: 30 } });
  return {
    conflicts: conflicts.items,
    nextHref: conflicts.next && href(paths.desk.people.conflicts({ after: conflicts.next })),
    first: cursor === undefined,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: m.conflicts_title() },
    ],
  };
};
