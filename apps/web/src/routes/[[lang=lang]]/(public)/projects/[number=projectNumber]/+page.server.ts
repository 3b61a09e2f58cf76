import { projects } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  const project = await read(event, projects.show, { params: { number } });
  return {
    project,
    breadcrumb: [
      { label: m.projects_title(), href: href(paths.projects.list()) },
      { label: project.title[event.locals.locale] },
    ],
  };
};
