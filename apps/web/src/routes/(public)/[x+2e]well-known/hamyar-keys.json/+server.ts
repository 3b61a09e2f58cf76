import { signing } from '@hamyar/contracts';
import { writeKeysFile } from '#lib/features/ground/signing/keys-file.ts';
import { read } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The keys with which everything of ours is checked. */
export const GET: RequestHandler = async (event) =>
  new Response(writeKeysFile(await read(event, signing.listKeys)), {
    headers: { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300' },
  });
