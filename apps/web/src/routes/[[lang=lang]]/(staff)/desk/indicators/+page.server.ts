import { indicators, provinceCode } from '@hamyar/contracts';
import { toSolarHijri, inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const province = provinceCode.safeParse(event.url.searchParams.get('province')).data;
  return {
    ...(await read(event, indicators.list, { query: { province } })),
    // What is new may be of anything that is counted, shown here or not.
    known: (await read(event, indicators.list)).indicators.map(({ key, name }) => ({ key, name })),
    province,
    formKey: crypto.randomUUID(),
    year: toSolarHijri(inTehran(new Date()).day).year,
    done: event.url.searchParams.get('done'),
    count: event.url.searchParams.get('count'),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.indicators_title() }],
  };
};

export const actions: Actions = {
  record: (event) =>
    submit(event, indicators.recordClaim.body, async (body) => {
      await send(event, indicators.recordClaim, { body });
      redirect(303, href(paths.desk.indicators.list({ done: 'recorded' })));
    }),
  withdraw: (event) =>
    submit(
      event,
      indicators.withdrawClaim.body.extend(indicators.withdrawClaim.params.shape),
      async ({ claimId, ...body }) => {
        await send(event, indicators.withdrawClaim, { params: { claimId }, body });
        redirect(303, href(paths.desk.indicators.list({ done: 'withdrawn' })));
      },
    ),
};
