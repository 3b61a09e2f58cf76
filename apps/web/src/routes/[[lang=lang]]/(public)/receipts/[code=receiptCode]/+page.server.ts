import { payments } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const receipt = await read(event, payments.showReceipt, { params: { code: event.params.code } });
  return { receipt, isNew: event.url.searchParams.has('new') };
};
