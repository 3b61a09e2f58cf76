import { transparency } from '@hamyar/contracts';
import { error } from '@sveltejs/kit';
import { read } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The signed head as the standard has it; kept for five seconds and no longer. */
export const GET: RequestHandler = async (event) => {
  const { checkpoint } = await read(event, transparency.showCheckpoint);
  if (!checkpoint) error(404);
  return new Response(checkpoint.note, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5' },
  });
};
