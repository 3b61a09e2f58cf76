import { signing } from '@hamyar/contracts';
import { inTehran } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { error, redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { keys } = await read(event, signing.listDeskKeys);
  const key = keys.find(({ kid }) => kid === event.params.kid);
  if (!key) error(404, 'signing.no_key');
  const day = signing.showCompromise.query.shape.day.safeParse(event.url.searchParams.get('day')).data;
  return {
    key,
    today: inTehran(new Date()).day,
    // What would happen is read before it can be done.
    asked:
      day && key.may.includes('declare')
        ? { day, ...(await read(event, signing.showCompromise, { params: event.params, query: { day } })) }
        : null,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_system(), href: href(paths.desk.system()) },
      { label: m.nav_keys(), href: href(paths.desk.keys.list()) },
      { label: key.kid },
    ],
  };
};

export const actions: Actions = {
  look: (event) =>
    submit(event, signing.showCompromise.query, async ({ day }) => {
      await send(event, signing.showCompromise, { params: event.params, query: { day } });
      redirect(303, href(paths.desk.keys.show(event.params.kid, { day })));
    }),
  declare: (event) =>
    submit(event, signing.declareCompromise.body, async (body) => {
      const { successor } = await send(event, signing.declareCompromise, { params: event.params, body });
      redirect(303, href(paths.desk.keys.list({ declared: event.params.kid, successor })));
    }),
};
