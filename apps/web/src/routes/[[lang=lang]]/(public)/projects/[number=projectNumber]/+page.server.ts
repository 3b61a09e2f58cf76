import { projects } from '@hamyar/contracts';
import { formatIrr } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { said } from '#lib/bilingual.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import { sharePicture } from '#lib/server/share-picture.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { number } = event.params;
  const project = await read(event, projects.show, { params: { number } });
  return {
    project,
    picture: sharePicture.project(
      project,
      m.picture_alt({
        title: said(project.title),
        progress: m.project_given_of({
          given: formatIrr(project.givenIrr, event.locals.locale),
          target: formatIrr(project.targetIrr, event.locals.locale),
        }),
      }),
    ),
    breadcrumb: [{ label: m.projects_title(), href: href(paths.projects.list()) }, { label: project.title }],
  };
};
