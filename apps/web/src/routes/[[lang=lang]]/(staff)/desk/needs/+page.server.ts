import { needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import { deskNeeds } from '#lib/server/desk-needs.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const { page, status } = await deskNeeds(event);
  return {
    page,
    status,
    isFirst: !query.has('cursor'),
    // Whoever acts for counties alone writes drafts and matches nobody.
    isOfCounty: event.locals.viewer.provinces.length === 0,
    done: query.get('done'),
    created: createdBy(query),
    closed: closedBy(query),
    reopened: query.has('reopened'),
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.desk_needs_title() }],
  };
};

export const actions: Actions = {
  reopen: (event) =>
    submit(event, z.object({ needId: z.uuid() }), async ({ needId }) => {
      await send(event, needs.reopen, { params: { needId } });
      redirect(303, href(paths.desk.needs.list({ reopened: '1' })));
    }),
};

/** What the reader has just registered; null unless the address says it whole. */
function createdBy(query: URLSearchParams): { number: number; shifts: number } | null {
  const [number, shifts] = [askedNumber(query, 'created'), askedNumber(query, 'shifts')];
  return number && shifts ? { number, shifts } : null;
}

/** Which need the reader has just closed, and until when that can be taken back. */
function closedBy(query: URLSearchParams): { needId: string; toldAt: string } | null {
  const needId = z.uuid().safeParse(query.get('closed')).data;
  const toldAt = z.iso.datetime({ offset: true }).safeParse(query.get('told')).data;
  return needId && toldAt ? { needId, toldAt } : null;
}
