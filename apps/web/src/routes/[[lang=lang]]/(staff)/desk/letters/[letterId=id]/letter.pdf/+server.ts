import { letters } from '@hamyar/contracts';
import { currentLocale } from '#lib/locale.ts';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The letter as a paper. */
export const GET: RequestHandler = (event) =>
  passOn(event, letters.print, { params: event.params, query: { locale: currentLocale() } });
