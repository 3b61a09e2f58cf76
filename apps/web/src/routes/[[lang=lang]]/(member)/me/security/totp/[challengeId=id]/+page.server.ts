import { authenticators } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { afterShowing } from '#lib/server/after-showing.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  totp: await read(event, authenticators.showTotp, { params: event.params }),
  breadcrumb: [
    { label: m.security_title(), href: href(paths.me.security()) },
    { label: m.security_totp_title() },
  ],
});

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      authenticators.addTotp.body,
      async (body) => {
        await send(event, authenticators.addTotp, { params: event.params, body });
        return afterShowing(event, href(paths.me.security({ done: 'added' })));
      },
      { code: m.error_authenticator_code_wrong() },
    ),
};
