import { calendar, places as placesContract } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { byName } from '#lib/features/ground/places/names.ts';
import { href } from '#lib/locale.ts';
import { paths, type SitePath } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import type { PageServerLoad } from './$types';

const { shape } = calendar.showMonth.query;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const part = (name: 'year' | 'month') => shape[name].safeParse(askedNumber(query, name) ?? undefined).data;
  const province = shape.province.safeParse(query.get('province') ?? undefined).data;
  const [month, places] = await Promise.all([
    read(event, calendar.showMonth, { query: { year: part('year'), month: part('month'), province } }),
    read(event, placesContract.list),
  ]);
  const at = (months: number): SitePath | null => {
    const count = month.year * 12 + month.month - 1 + months;
    const year = shape.year.safeParse(Math.floor(count / 12)).data;
    return year ? paths.calendar({ year, month: (count % 12) + 1, province }) : null;
  };
  const [before, after] = [at(-1), at(1)];
  return {
    month,
    provinces: byName(places.provinces),
    beforeHref: before && href(before),
    afterHref: after && href(after),
    breadcrumb: [{ label: m.nav_calendar() }],
  };
};
