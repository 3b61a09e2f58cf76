import { imports } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const params = { batchId: event.params.batchId };
  const [batch, standing] = await Promise.all([
    read(event, imports.show, { params }),
    read(event, imports.showUndo, { params }),
  ]);
  return {
    batch,
    standing,
    breadcrumb: [
      { label: m.desk_title(), href: href(paths.desk.home()) },
      { label: m.imports_title(), href: href(paths.desk.imports.list()) },
      { label: batch.fileName, href: href(paths.desk.imports.show(batch.id)) },
      { label: m.import_undo_title() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, imports.undo.body, async (body) => {
      await send(event, imports.undo, { params: event.params, body });
      redirect(303, href(paths.desk.imports.show(event.params.batchId)));
    }),
};
