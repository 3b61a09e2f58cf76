import { id, records } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { volunteerId } = event.params;
  const otherId = id.safeParse(event.url.searchParams.get('otherId')).data;
  const params = { volunteerId };
  // Without another record the page offers those that may be the same person.
  const weighed = otherId ? await read(event, records.showMerge, { params, query: { otherId } }) : null;
  const found = weighed ? null : await read(event, records.listTwins, { params });
  const person = weighed?.kept ?? found?.person;
  return {
    weighed,
    twins: found?.twins ?? [],
    volunteerId,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: person ? fullName(person) : '', href: href(paths.desk.people.show(volunteerId)) },
      { label: weighed ? m.records_title() : m.records_twins_title() },
    ],
  };
};

export const actions: Actions = {
  merge: (event) =>
    submit(event, records.mergePeople.body, async (body) => {
      const { isWaiting } = await send(event, records.mergePeople, {
        params: { volunteerId: event.params.volunteerId },
        body,
      });
      redirect(303, href(paths.desk.people.merges({ done: isWaiting ? 'waiting' : 'merged' })));
    }),
  confirm: (event) =>
    submit(event, records.confirmMerge.body.extend({ mergeId: id }), async ({ mergeId, ...body }) => {
      await send(event, records.confirmMerge, { params: { mergeId }, body });
      redirect(303, href(paths.desk.people.merges({ done: 'merged' })));
    }),
};
