import { transparency } from '@hamyar/contracts';
import { readTilePath } from '@hamyar/domain/ground/transparency/tiles';
import { fromBase64 } from '@hamyar/domain/kit/bytes';
import { error } from '@sveltejs/kit';
import { read } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** A tile, or a bundle of entries: what was written once never changes, so that it may be kept for ever. */
export const GET: RequestHandler = async (event) => {
  const path = readTilePath(event.params.tile);
  if (!path) error(404);
  const { level, width } = path;
  const number = String(path.number);
  const content =
    level === 'entries'
      ? (await read(event, transparency.showEntries, { params: { number }, query: { width } })).bundle
      : (
          await read(event, transparency.showTile, {
            params: { level: String(level), number },
            query: { width },
          })
        ).hashes;
  return new Response(fromBase64(content), {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
};
