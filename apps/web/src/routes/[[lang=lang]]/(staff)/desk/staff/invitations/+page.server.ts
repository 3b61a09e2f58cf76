import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const isOver = event.url.searchParams.get('over') === 'yes';
  const over = isOver ? 'yes' : 'no';
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const list = await read(event, staff.listInvitations, { query: { over, cursor, limit: 30 } });
  return {
    ...list,
    isOver,
    first: cursor === undefined,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: m.invitation_title() },
    ],
  };
};
