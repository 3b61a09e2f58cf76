import { transparency } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await read(event, transparency.showCheckpoint)),
  now: new Date().toISOString(),
});
