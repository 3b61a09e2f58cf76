import { ORIGIN } from '$app/env/private';
import { paths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

const closed = [paths.primitives(), paths.me.home(), paths.desk.home(), paths.councils.list()];

/** What search engines leave alone, and where they find the rest. */
export const GET: RequestHandler = () => {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${ORIGIN}${paths.sitemap()}`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
};
