import { payments } from '@hamyar/contracts';
import { currentLocale } from '#lib/locale.ts';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The receipt as a paper. */
export const GET: RequestHandler = (event) =>
  passOn(event, payments.printReceipt, { params: event.params, query: { locale: currentLocale() } });
