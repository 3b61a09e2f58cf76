import { files } from '@hamyar/contracts';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** A file to store, by the address that was made for whoever asks. */
export const GET: RequestHandler = (event) =>
  passOn(event, files.show, { params: event.params, query: Object.fromEntries(event.url.searchParams) });
