import { payments, signing } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const shown = await read(event, payments.showProof, { params: { code: event.params.code } });
  const { keys } = await read(event, signing.listKeys);
  return { ...shown, vkeys: keys.flatMap(({ vkey }) => vkey ?? []), now: new Date().toISOString() };
};
