import { pictures } from '@hamyar/contracts';
import { currentLocale } from '#lib/locale.ts';
import { passPicture } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** What a messenger shows of a page. The address says the version, so that what it leads to never changes. */
export const GET: RequestHandler = (event) => {
  const { subject, key, file } = event.params;
  const version = file.replace('.png', '');
  return passPicture(event, pictures.show, {
    params: { subject, key, version },
    query: { locale: currentLocale() },
  });
};
