import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  year: toSolarHijri(inTehran(new Date()).day).year,
  breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.papers_title() }],
});
