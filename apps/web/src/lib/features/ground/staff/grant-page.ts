import type { Answer, staff } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { nameWord } from './words.ts';

/** An office that somebody holds, with the way back to it. @param label what the page does to it */
export const grantPage = ({ grant }: Answer<typeof staff.show>, label: string) => ({
  grant,
  breadcrumb: [
    { label: m.nav_staff(), href: href(paths.desk.staff.list()) },
    { label: nameWord(grant.name), href: href(paths.desk.staff.show(grant.id)) },
    { label },
  ],
});
