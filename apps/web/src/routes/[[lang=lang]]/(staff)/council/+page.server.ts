import { councils } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const list = await read(event, councils.list);
  const [only] = list.items;
  // Whoever has one council has no use for a list of one.
  if (list.items.length === 1 && only) redirect(303, href(paths.councils.show(only.slug)));
  return list;
};
