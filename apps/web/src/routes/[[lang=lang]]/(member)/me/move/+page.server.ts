import { countyCode, relocations } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const county = countyCode.safeParse(event.url.searchParams.get('county')).data;
  // Without a county nothing can be weighed: the question comes first.
  if (!county) redirect(303, href(paths.welcome.step('province', { back: 'me' })));
  return {
    move: await read(event, relocations.showOwn, { query: { countyCode: county } }),
    now: new Date().toISOString(),
    back: event.url.searchParams.get('back') === 'review' ? ('review' as const) : ('me' as const),
    breadcrumb: [{ label: m.me_title(), href: href(paths.me.home()) }, { label: m.move_confirm() }],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, relocations.moveOwn.body, async (body) => {
      await send(event, relocations.moveOwn, { body });
      if (event.url.searchParams.get('back') === 'review') redirect(303, href(paths.welcome.step('review')));
      redirect(303, href(paths.me.home({ saved: '1' })));
    }),
};
