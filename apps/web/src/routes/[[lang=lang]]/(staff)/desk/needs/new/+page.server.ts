import { needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { newNeedForm, newNeedOf } from '#lib/features/service/needs/new-need-form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { needChoices } from '#lib/server/need-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await needChoices(event)),
  // Whoever acts for counties alone writes drafts.
  isDraft: event.locals.viewer.provinces.length === 0,
  formKey: crypto.randomUUID(),
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.desk_needs_title(), href: href(paths.desk.needs.list()) },
    { label: m.desk_needs_new() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      newNeedForm,
      async (form) => {
        const made = await send(event, needs.create, { body: newNeedOf(form) });
        const done = { created: made.number, shifts: made.shifts };
        const drafts = made.status === 'draft' ? { status: 'draft' } : {};
        redirect(303, href(paths.desk.needs.list({ ...drafts, ...done })));
      },
      { secondProfession: m.desk_need_second_profession() },
    ),
};
