import { listRuns, startMatching } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, listRuns)),
  now: new Date().toISOString(),
  breadcrumb: [{ label: m.nav_desk(), href: href('/desk') }, { label: m.nav_matching() }],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, z.object({ provinceCode: z.string().optional() }), async ({ provinceCode }) => {
      const { runId } = await send(event, startMatching, { body: { provinceCode: provinceCode ?? null } });
      redirect(303, href(`/desk/matching/${runId}`));
    }),
};
