import { system } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { askedNumber } from '#lib/server/asked-number.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const decisions = ['again', 'set_aside'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const cursor = searchParams.get('after') ?? undefined;
  const outbox = await read(event, system.listDeadJobs, { query: { cursor, limit: 50 } });
  const done = searchParams.get('done');
  return {
    outbox,
    first: cursor === undefined,
    done: decisions.find((decision) => decision === done) ?? null,
    settled: askedNumber(searchParams, 'count') ?? 0,
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_system() }],
  };
};

/** A form has no pairs: `id version` of each job, as the page showed it. */
const settling = system.settleDeadJobs.body
  .omit({ dead: true })
  .extend({ seen: z.array(z.string()).min(1).max(100) });

export const actions: Actions = {
  settle: (event) =>
    submit(event, settling, async ({ seen, decision }) => {
      const dead = seen.map((each) => each.split(' ')).map(([id = '', version = '']) => ({ id, version }));
      const { settled } = await send(event, system.settleDeadJobs, { body: { dead, decision } });
      redirect(303, href(paths.desk.system({ done: decision, count: settled })));
    }),
};
