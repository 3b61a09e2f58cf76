import { identity } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { afterSignIn } from '#lib/server/after-sign-in.ts';
import { send } from '#lib/server/api.ts';
import { forgetAskedCode } from '#lib/server/asked-code.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page is the same for every number: it says nothing of whoever had it. */
export const load: PageServerLoad = ({ url }) => ({
  next: url.searchParams.get('next'),
  year: toSolarHijri(inTehran(new Date()).day).year,
});

export const actions: Actions = {
  owner: (event) =>
    submit(event, identity.proveOwner.body, async (body) => {
      const { me, isNew } = await send(event, identity.proveOwner, { body });
      forgetAskedCode(event);
      return afterSignIn(event, me, isNew);
    }),
  afresh: (event) =>
    submit(event, identity.beginAfresh.body, async (body) => {
      const { me, isNew } = await send(event, identity.beginAfresh, { body });
      forgetAskedCode(event);
      return afterSignIn(event, me, isNew);
    }),
};
