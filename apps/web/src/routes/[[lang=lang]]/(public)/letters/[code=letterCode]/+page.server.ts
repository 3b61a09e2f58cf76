import { letters } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  letter: await read(event, letters.showByCode, { params: { code: event.params.code } }),
});
