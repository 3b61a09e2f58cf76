import { needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { draftForm, newNeedOf } from '#lib/features/service/needs/new-need-form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { needChoices } from '#lib/server/need-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [draft, choices] = await Promise.all([
    read(event, needs.showDraft, { params: event.params }),
    needChoices(event),
  ]);
  return {
    draft,
    choices,
    isRevised: event.url.searchParams.has('revised'),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.desk_needs_title(), href: href(paths.desk.needs.list({ status: 'draft' })) },
      { label: draft.contents.title },
    ],
  };
};

export const actions: Actions = {
  revise: (event) =>
    submit(
      event,
      draftForm,
      async (form) => {
        await send(event, needs.revise, { params: event.params, body: newNeedOf(form) });
        redirect(303, href(paths.desk.needs.draft(event.params.needId, { revised: '1' })));
      },
      { secondProfession: m.desk_need_second_profession() },
    ),
  open: (event) =>
    submit(event, needs.openDraft.body, async (body) => {
      await send(event, needs.openDraft, { params: event.params, body });
      redirect(303, href(paths.desk.needs.list({ done: 'opened' })));
    }),
  return: (event) =>
    submit(event, needs.returnDraft.body, async (body) => {
      await send(event, needs.returnDraft, { params: event.params, body });
      redirect(303, href(paths.desk.needs.list({ status: 'draft', done: 'returned' })));
    }),
  discard: (event) =>
    submit(event, needs.discardDraft.body, async (body) => {
      await send(event, needs.discardDraft, { params: event.params, body });
      redirect(303, href(paths.desk.needs.list({ status: 'draft', done: 'discarded' })));
    }),
};
