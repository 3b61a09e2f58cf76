import { identity, provinceCode, staff, writtenDay } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { readQuery } from '#lib/server/form-data.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = readQuery(event.url);
  const text = (name: string) => event.url.searchParams.get(name) || undefined;
  const when = text('when') === 'ever' ? ('ever' as const) : ('day' as const);
  const filter = {
    on: when === 'day' ? writtenDay.safeParse(asked['on']).data : undefined,
    role: identity.staffRole.safeParse(text('role')).data,
    provinceCode: provinceCode.safeParse(text('province')).data,
  };
  const after = text('after');
  const list = await read(event, staff.list, { query: { ...filter, when, cursor: after, limit: 30 } });
  const own = { ...filter, province: filter.provinceCode, provinceCode: null, on: null, when: text('when') };
  const day = filter.on ? toSolarHijri(filter.on) : null;
  const days = day && { 'on.year': day.year, 'on.month': day.month, 'on.day': day.day };
  const ofNation = event.locals.viewer.provinces.includes(null);
  return {
    ...list,
    filter,
    when,
    year: toSolarHijri(inTehran(new Date()).day).year,
    ofNation,
    nextHref: list.next && href(paths.desk.staff.list({ ...own, ...days, after: list.next })),
    first: after === undefined,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_staff() }],
  };
};
