import { staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import type { RequestEvent } from '@sveltejs/kit';
import { nameWord } from '#lib/features/ground/staff/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from './api.ts';

/** An office that somebody holds, with the way back to it. @param label what the page does to it */
export async function loadGrant(event: RequestEvent<{ grantId: string }>, label: string) {
  const { grant } = await read(event, staff.show, { params: event.params });
  return {
    grant,
    breadcrumb: [
      { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
      { label: nameWord(grant.name), href: href(paths.desk.staff.show(grant.id)) },
      { label },
    ],
  };
}
