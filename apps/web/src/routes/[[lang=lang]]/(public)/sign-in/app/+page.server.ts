import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { afterSignIn } from '#lib/server/after-sign-in.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: url.searchParams.get('next') });

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      authenticators.signInByTotp.body,
      async (body) => {
        const { me } = await send(event, authenticators.signInByTotp, { body });
        return afterSignIn(event, me);
      },
      { mobile: m.error_mobile_invalid(), code: m.error_authenticator_code_wrong() },
    ),
};
