import { signing } from '@hamyar/contracts';
import { mendCode } from '@hamyar/domain/kit/printed-code';
import { redirect } from '@sveltejs/kit';
import { writeKeysFile } from '#lib/features/ground/signing/keys-file.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { checkLetter, letterCodeLength } from '#lib/server/check-letter.ts';
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
      // The code of a letter is shorter; its own page says what the letter is.
      if (code.length === letterCodeLength) redirect(303, href(paths.letter(await checkLetter(event, text))));
      const checked =
        code.length === codeLength
          ? await send(event, signing.showByCode, { params: { code } })
          : await send(event, signing.showByText, { body: { text } });
      return { checked };
    }),
};
