import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import { submit } from '#lib/server/form.ts';
import { sendOffers } from '#lib/server/send-offers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const cursor = query.get('cursor');
  const page = await read(event, matching.showRun, {
    params: event.params,
    query: { limit: 100, ...(cursor ? { cursor } : {}) },
  });
  const count = (name: string) => askedNumber(query, name) ?? 0;
  return {
    page,
    isFirst: cursor === null,
    sent:
      askedNumber(query, 'sent') !== null
        ? {
            sent: count('sent'),
            heldBack: count('held'),
            heldByBudget: count('budget'),
            tooLate: count('late'),
          }
        : null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_matching(), href: href(paths.desk.matching.list()) },
      { label: m.matching_tab_proposals() },
    ],
  };
};

export const actions: Actions = {
  send: (event) => sendOffers(event, event.params.runId),
  takeBack: (event) =>
    submit(event, z.object({ approvalId: z.string() }), async (params) => {
      await send(event, matching.takeBackOffers, { params });
      redirect(303, href(paths.desk.matching.show(event.params.runId)));
    }),
  replay: (event) =>
    submit(event, z.object({}), async () => {
      await send(event, matching.replayRun, { params: event.params });
      redirect(303, href(paths.desk.matching.show(event.params.runId)));
    }),
};
