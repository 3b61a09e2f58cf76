import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { sendOffers } from '#lib/server/send-offers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  sending: await read(event, matching.showSending, { params: event.params }),
  now: new Date().toISOString(),
  breadcrumb: [
    { label: m.nav_matching(), href: href(paths.desk.matching.list()) },
    { label: m.matching_tab_proposals(), href: href(paths.desk.matching.show(event.params.runId)) },
    { label: m.sending_title() },
  ],
});

export const actions: Actions = { send: (event) => sendOffers(event, event.params.runId) };
