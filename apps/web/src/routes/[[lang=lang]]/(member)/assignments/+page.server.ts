import { assignments } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { read } from '#lib/server/api.ts';
import { requireSignIn } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireSignIn(event);
  const when = event.url.searchParams.get('when') === 'past' ? 'past' : 'coming';
  const cursor = event.url.searchParams.get('cursor');
  const page = event.locals.viewer.isVolunteer
    ? await read(event, assignments.list, { query: { when, limit: 20, ...(cursor ? { cursor } : {}) } })
    : null;
  return {
    page,
    when,
    isFirst: cursor === null,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.assignments_title() }],
  };
};
