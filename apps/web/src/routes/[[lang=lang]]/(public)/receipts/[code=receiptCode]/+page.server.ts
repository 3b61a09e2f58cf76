import { ORIGIN } from '$app/env/private';
import { payments } from '@hamyar/contracts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

/** The address that thanks is passed on and opened again: after this it is a receipt like any other. */
const thanksMs = 30 * 60_000;

export const load: PageServerLoad = async (event) => {
  const receipt = await read(event, payments.showReceipt, { params: { code: event.params.code } });
  return {
    receipt,
    isNew: event.url.searchParams.has('new') && Date.now() - Date.parse(receipt.issuedAt) < thanksMs,
    checkAddress: (ORIGIN || event.url.origin) + paths.check.home(),
  };
};
