import type { pictures } from '@hamyar/contracts';
import {
  type PicturedNeed,
  type PicturedProject,
  type PicturedProvince,
  pictureOf,
} from '@hamyar/papers/picture-version';
import { paths } from '#lib/paths.ts';

/** Where the picture of a page is, and what it says to whoever does not see it. */
export interface SharePicture {
  readonly path: string;
  readonly alt: string;
}

const at = (
  subject: pictures.Subject,
  key: string | number,
  picture: { readonly version: string; readonly alt: string },
): SharePicture => ({ path: paths.picture(`${subject}/${key}/${picture.version}`), alt: picture.alt });

/** The pictures that messengers show of pages, by what the pages show. @param alt the same in words */
export const sharePicture = {
  project: (project: PicturedProject & { readonly number: number }, alt: string): SharePicture =>
    at('project', project.number, { version: pictureOf.project(project), alt }),
  need: (need: PicturedNeed & { readonly number: number }, alt: string): SharePicture =>
    at('need', need.number, { version: pictureOf.need(need), alt }),
  province: (province: PicturedProvince & { readonly slug: string }, alt: string): SharePicture =>
    at('province', province.slug, { version: pictureOf.province(province), alt }),
};
