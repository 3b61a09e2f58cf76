import { payments } from '@hamyar/contracts';
import { error } from '@sveltejs/kit';
import { read } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The proof as a file for the drawer (C2SP tlog-proof). */
export const GET: RequestHandler = async (event) => {
  const { proof, serial } = await read(event, payments.showProof, { params: { code: event.params.code } });
  if (!proof) error(404);
  return new Response(proof.file, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${serial.replaceAll('/', '-')}.tlog-proof"`,
    },
  });
};
