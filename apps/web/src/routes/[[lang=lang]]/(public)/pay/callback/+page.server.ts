import { type Answer, CallError, payments } from '@hamyar/contracts';
import { error, redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { refuse, submit } from '#lib/server/form.ts';
import { redirectToGateway } from '#lib/server/gateway.ts';
import { isAway } from '#lib/server/service-away.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the gateway wrote behind the address, without the action that a form adds. */
const queryOf = (url: URL): string =>
  new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/'))).toString();

type Outcome = Answer<typeof payments.returnFromGateway>;

/** The browser comes back from the bank: a hint only, safe to open again and again. */
export const load: PageServerLoad = async (event) => {
  const authority = event.url.searchParams.get('Authority') ?? '';
  const status = (event.url.searchParams.get('Status') ?? '').slice(0, 20);
  let result: Outcome | null = null;
  try {
    result = await send(event, payments.returnFromGateway, { body: { authority, status } });
  } catch (cause) {
    if (cause instanceof CallError && !isAway(cause)) error(404);
    // Money may be on its way: whoever paid must not be shown a failure because we cannot ask.
    if (!isAway(cause)) throw cause;
  }
  if (result?.receiptCode) redirect(303, href(paths.giving.receipt(result.receiptCode, { new: '1' })));
  return {
    authority,
    query: queryOf(event.url),
    again: `${event.url.pathname}?${queryOf(event.url)}`,
    result,
  };
};

export const actions: Actions = {
  retry: async (event) => {
    const authority = String((await event.request.formData()).get('authority') ?? '');
    let redirectUrl: string;
    try {
      ({ redirectUrl } = await send(event, payments.retry, { body: { authority } }));
    } catch (cause) {
      return refuse(cause, {}, event.locals.requestId);
    }
    redirectToGateway(redirectUrl);
  },
  wish: (event) =>
    submit(event, payments.tellWish.body.pick({ wish: true }), async ({ wish }) => {
      const authority = event.url.searchParams.get('Authority') ?? '';
      await send(event, payments.tellWish, { body: { authority, wish } });
      redirect(303, `${event.url.pathname}?${queryOf(event.url)}`);
    }),
};
