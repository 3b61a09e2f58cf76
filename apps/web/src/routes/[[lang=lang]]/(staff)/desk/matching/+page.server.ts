import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, matching.listRuns)),
  now: new Date().toISOString(),
  breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_matching() }],
});

export const actions: Actions = {
  start: (event) =>
    submit(event, matching.startRun.body, async (body) => {
      const { runId } = await send(event, matching.startRun, { body });
      redirect(303, href(paths.desk.matching.show(runId)));
    }),
  instant: (event) =>
    submit(event, matching.setInstantOffers.body, async (body) => {
      await send(event, matching.setInstantOffers, { body });
      redirect(303, href(paths.desk.matching.list()));
    }),
};
