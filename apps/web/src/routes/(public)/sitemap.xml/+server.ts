import { ORIGIN } from '$app/env/private';
import { needs, projects } from '@hamyar/contracts';
import { localizeHref } from '@hamyar/i18n';
import { paths, type SitePath } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { provinces } from '#lib/ui/maps/provinces.ts';
import type { RequestHandler } from './$types';

/** Pages of a list that are followed: five hundred things of each kind are what a search engine needs to begin. */
const maxPages = 5;

type Event = Parameters<RequestHandler>[0];

/** Everything of a keyset list that these pages hold. */
async function followed<Item>(
  pageAt: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let turn = 0; turn < maxPages; turn++) {
    const { items, next } = await pageAt(cursor);
    found.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return found;
}

const openNeeds = (event: Event) =>
  followed((cursor) => read(event, needs.list, { query: { limit: 100, ...(cursor ? { cursor } : {}) } }));
const openProjects = (event: Event) =>
  followed((cursor) => read(event, projects.list, { query: { limit: 100, ...(cursor ? { cursor } : {}) } }));

function entry(path: SitePath): string {
  const at = (locale: 'fa' | 'en') => ORIGIN + localizeHref(path, locale);
  const links = (['fa', 'en'] as const).map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale)}"/>`,
  );
  return `<url><loc>${at('fa')}</loc>${links.join('')}</url>`;
}

/** The public pages by the protocol of sitemaps.org, each in both languages; kept for an hour. */
export const GET: RequestHandler = async (event) => {
  const { about } = paths;
  const open: SitePath[] = [
    paths.home(),
    paths.needs.list(),
    paths.projects.list(),
    paths.provinces.list(),
    paths.offices.list(),
    paths.calendar(),
    about.help(),
    about.figures(),
    about.indicators(),
    about.services(),
    about.terms(),
    about.privacy(),
    about.accessibility(),
    ...provinces.map(({ slug }) => paths.provinces.show(slug)),
    ...(await openProjects(event)).map(({ number }) => paths.projects.show(number)),
    ...(await openNeeds(event)).map(({ number }) => paths.needs.show(number)),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${open.map(entry).join('\n')}
</urlset>
`;
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
