import { credentials } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const decisions = ['verified', 'rejected', 'revoked'] as const;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const queue = await read(event, credentials.list, { query: { cursor, limit: 30 } });
  const done = event.url.searchParams.get('done');
  return {
    ...queue,
    first: cursor === undefined,
    done: decisions.find((decision) => decision === done) ?? null,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_credentials() }],
  };
};
