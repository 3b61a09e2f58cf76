import { councils, indicators, needs, places, projects } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { error } from '@sveltejs/kit';
import { nameOf } from '#lib/features/ground/places/names.ts';
import { digits, href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { sharePicture } from '#lib/server/share-picture.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { provinces } = await read(event, places.list);
  const province = provinces.find(({ slug }) => slug === event.params.slug);
  if (!province) error(404);
  const [page, overview, said, given, raised] = await Promise.all([
    read(event, needs.list, { query: { province: province.code, limit: 3 } }),
    read(event, needs.showOverview, { query: { limit: 1 } }),
    read(event, indicators.list, { query: { province: province.code } }),
    read(event, projects.list, { query: { province: province.code, limit: 3 } }),
    read(event, councils.showProvince, { params: { provinceCode: province.code } }),
  ]);
  const open = overview.provinces.find((row) => row.province.code === province.code) ?? null;
  const { openNeeds, placesLeft } = open ?? { openNeeds: 0, placesLeft: 0 };
  return {
    province,
    picture: sharePicture.province(
      { ...province, openNeeds, placesLeft },
      m.picture_alt({
        title: m.province_title({ province: nameOf(province) }),
        progress: open
          ? m.province_lead({ needs: digits(openNeeds), places: digits(placesLeft) })
          : m.province_empty({ province: nameOf(province) }),
      }),
    ),
    page,
    said: said.indicators,
    projects: given,
    raised,
    open,
    now: overview.asOf,
    breadcrumb: [
      { label: m.nav_provinces(), href: href(paths.provinces.list()) },
      { label: nameOf(province) },
    ],
  };
};
