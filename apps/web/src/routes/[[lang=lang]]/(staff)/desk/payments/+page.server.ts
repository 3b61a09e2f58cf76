import { heldPayments } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const isSettled = event.url.searchParams.get('settled') === 'yes';
  const settled = isSettled ? 'yes' : 'no';
  const held = await read(event, heldPayments.list, { query: { settled, cursor, limit: 30 } });
  return {
    ...held,
    isSettled,
    first: cursor === undefined,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_held_payments() }],
  };
};
