import { ledger, writtenDay } from '@hamyar/contracts';
import { error } from '@sveltejs/kit';
import { passOn } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** A month of the books for whoever checks them with their own tools. */
export const GET: RequestHandler = (event) => {
  const month = writtenDay.safeParse(event.url.searchParams.get('month')).data;
  if (!month) error(400);
  return passOn(event, ledger.exportJournal, {
    params: { provinceCode: event.params.province },
    query: { month },
  });
};
