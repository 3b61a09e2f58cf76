import { volunteers } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fullName } from '#lib/features/service/volunteers/words.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params } = event;
  const paper = await read(event, volunteers.showPaper, { params });
  return {
    paper,
    done: event.url.searchParams.get('done'),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: fullName(paper), href: href(paths.desk.people.show(params.volunteerId)) },
      { label: m.identity_paper_title() },
    ],
  };
};

export const actions: Actions = {
  reveal: (event) =>
    submit(event, z.object({}), async () => send(event, volunteers.revealPaper, { params: event.params })),
  prove: (event) =>
    submit(event, volunteers.provePaper.body, async (body) => {
      await send(event, volunteers.provePaper, { params: event.params, body });
      redirect(303, href(paths.desk.people.paper(event.params.volunteerId, { done: 'proven' })));
    }),
};
