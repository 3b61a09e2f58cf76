import { assignments } from '@hamyar/contracts';
import { currentLocale } from '#lib/locale.ts';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The sheet on which those who come sign. */
export const GET: RequestHandler = (event) =>
  passOn(event, assignments.printRoster, { params: event.params, query: { locale: currentLocale() } });
