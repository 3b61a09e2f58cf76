import { files } from '@hamyar/contracts';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from './api.ts';
import { submit } from './form.ts';

/** Form action of a page with files: makes an address of one and leads to it. */
export const openFile = (event: RequestEvent) =>
  submit(event, files.open.params, async ({ fileId }) => {
    const address = await send(event, files.open, { params: { fileId } });
    redirect(303, href(paths.me.file(fileId, address)));
  });
