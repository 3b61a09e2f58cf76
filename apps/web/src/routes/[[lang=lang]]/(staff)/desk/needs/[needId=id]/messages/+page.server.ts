import { needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const { needId } = event.params;
  const messages = await read(event, needs.listMessages, {
    params: { needId },
    query: { limit: 50, ...(cursor && { cursor }) },
  });
  return {
    needId,
    messages,
    isFirst: cursor === null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.desk_needs_title(), href: href(paths.desk.needs.list()) },
      { label: messages.title, href: href(paths.desk.needs.show(needId)) },
      { label: m.need_messages() },
    ],
  };
};
