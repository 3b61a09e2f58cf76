import { matching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
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

const asked = z.object({
  provinceCode: z.string().optional(),
  mode: matching.startRun.body.shape.mode,
  floorPerMille: z.coerce.number().int().optional(),
  stability: z.coerce.number().int().optional(),
});
const setting = z.object({ provinceCode: z.string(), instantOffers: z.enum(['on', 'off']) });

export const actions: Actions = {
  start: (event) =>
    submit(event, asked, async ({ provinceCode, mode, floorPerMille, stability }) => {
      const options = { mode, floorPerMille: floorPerMille ?? 0, stability: stability ?? 0 };
      const body = { provinceCode: provinceCode ?? null, ...options };
      const { runId } = await send(event, matching.startRun, { body });
      redirect(303, href(paths.desk.matching.show(runId)));
    }),
  instant: (event) =>
    submit(event, setting, async ({ provinceCode, instantOffers }) => {
      const body = { provinceCode, instantOffers: instantOffers === 'on' };
      await send(event, matching.setInstantOffers, { body });
      redirect(303, href(paths.desk.matching.list()));
    }),
};
