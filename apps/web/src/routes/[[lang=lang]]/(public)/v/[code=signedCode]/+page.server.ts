import { signing } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  checked: await read(event, signing.showByCode, { params: { code: event.params.code } }),
});
