import { listProjects } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import { provinces } from '#lib/ui/maps/provinces.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const slug = searchParams.get('province') ?? '';
  const theme = searchParams.get('theme') ?? '';
  const province = provinces.find((each) => each.slug === slug);
  const cursor = searchParams.get('cursor');
  const list = await read(event, listProjects, {
    query: {
      limit: 24,
      ...(province ? { province: province.iso } : {}),
      ...(theme ? { theme } : {}),
      ...(cursor ? { cursor } : {}),
    },
  });
  return { ...list, chosen: { province: province?.slug ?? '', theme }, isFirst: !cursor };
};
