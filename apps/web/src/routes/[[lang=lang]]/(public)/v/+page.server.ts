import { signing } from '@hamyar/contracts';
import { mendCode } from '@hamyar/domain/kit/printed-code';
import { writeKeysFile } from '#lib/features/ground/signing/keys-file.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  keys: writeKeysFile(await read(event, signing.listKeys)),
});

/** As long as a printed code is; the text of a QR code is ten times that. */
const codeLength = 12;

export const actions: Actions = {
  // Posted and not in the address: what a receipt says stands in no log of a proxy.
  check: (event) =>
    submit(event, signing.showByText.body, async ({ text }) => {
      const code = mendCode(text);
      const checked =
        code.length === codeLength
          ? await send(event, signing.showByCode, { params: { code } })
          : await send(event, signing.showByText, { body: { text } });
      return { checked };
    }),
};
