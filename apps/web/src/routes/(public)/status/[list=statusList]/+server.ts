import { signing } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** A status list as the standard has it (Token Status List, section 8). */
export const GET: RequestHandler = async (event) => {
  const { token } = await read(event, signing.showStatusList, {
    params: { number: String(event.params.list) },
  });
  return new Response(token, {
    headers: { 'content-type': 'application/statuslist+jwt', 'cache-control': 'public, max-age=60' },
  });
};
