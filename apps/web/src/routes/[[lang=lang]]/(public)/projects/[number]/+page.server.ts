import { projects } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { error } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  if (!/^\d{1,9}$/.test(number)) error(404);
  const project = await read(event, projects.show, { params: { number } });
  return {
    project,
    breadcrumb: [
      { label: m.projects_title(), href: href(paths.projects.list()) },
      { label: project.title[event.locals.locale] },
    ],
  };
};
