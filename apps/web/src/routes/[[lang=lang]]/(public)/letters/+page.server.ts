import { letters } from '@hamyar/contracts';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { checkLetter } from '#lib/server/check-letter.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    submit(event, letters.showByCode.params, async ({ code }) =>
      redirect(303, href(paths.letter(await checkLetter(event, code)))),
    ),
};
