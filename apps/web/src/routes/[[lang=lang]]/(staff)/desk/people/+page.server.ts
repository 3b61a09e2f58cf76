import { countyCode, volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const given = (name: string) => asked.get(name)?.trim() || undefined;
  const filter = {
    name: given('name')?.slice(0, 100),
    profession: given('profession')?.slice(0, 60),
    countyCode: countyCode.safeParse(given('county')).data,
  };
  const people = await read(event, volunteers.list, {
    query: { ...filter, cursor: given('after'), limit: 30 },
  });
  const next = new URLSearchParams(asked);
  if (people.next) next.set('after', people.next);
  return {
    people: people.items,
    nextHref: people.next && href(paths.desk.people.list(next)),
    done: asked.get('done'),
    first: !asked.has('after'),
    filter,
    provinces: event.locals.viewer.provinces.filter((code) => code !== null),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_people() }],
  };
};
