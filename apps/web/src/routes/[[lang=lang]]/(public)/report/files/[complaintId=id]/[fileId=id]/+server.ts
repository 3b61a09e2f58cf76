import { complaints } from '@hamyar/contracts';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** A picture of a complaint to store, by the address that was made for whoever asks from their room. */
export const GET: RequestHandler = (event) =>
  passOn(event, complaints.showFile, {
    params: { complaintId: event.params.complaintId, fileId: event.params.fileId },
    query: Object.fromEntries(event.url.searchParams),
  });
