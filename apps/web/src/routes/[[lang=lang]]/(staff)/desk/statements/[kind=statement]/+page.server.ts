import { statements } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  statement: await read(event, statements.show, {
    params: { kind: statements.kind.parse(event.params.kind) },
    query: {},
  }),
  isDone: event.url.searchParams.get('done') === 'published',
  breadcrumb: [
    { label: m.nav_desk(), href: href(paths.desk.home()) },
    { label: m.office_desk_title(), href: href(paths.desk.office.list()) },
    { label: m.statements_title() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(event, statements.publish.body, async (body) => {
      const kind = statements.kind.parse(event.params.kind);
      await send(event, statements.publish, { params: { kind }, body });
      redirect(303, href(paths.desk.statements(kind, { done: 'published' })));
    }),
};
