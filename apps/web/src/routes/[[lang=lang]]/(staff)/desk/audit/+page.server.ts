import { audit, id, provinceCode, writtenDay } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { readQuery } from '#lib/server/form-data.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = readQuery(event.url);
  const text = (name: string) => event.url.searchParams.get(name)?.trim() || undefined;
  const filter = {
    accountId: id.safeParse(text('account')).data,
    targetType: audit.list.query.shape.targetType.safeParse(text('type')).data,
    targetId: text('target')?.slice(0, 200),
    on: writtenDay.safeParse(asked['on']).data,
    provinceCode: provinceCode.safeParse(text('province')).data,
  };
  const after = text('after');
  const list = await read(event, audit.list, { query: { ...filter, cursor: after, limit: 30 } });
  const day = filter.on ? toSolarHijri(filter.on) : null;
  const own = {
    account: filter.accountId,
    type: filter.targetType,
    target: filter.targetId,
    province: filter.provinceCode,
    ...(day && { 'on.year': day.year, 'on.month': day.month, 'on.day': day.day }),
  };
  return {
    ...list,
    filter,
    year: toSolarHijri(inTehran(new Date()).day).year,
    ofNation: event.locals.viewer.provinces.includes(null),
    nextHref: list.next && href(paths.desk.audit({ ...own, after: list.next })),
    first: after === undefined,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_audit() }],
  };
};

export const actions: Actions = {
  // By its own way, so that the number stands in no address.
  person: (event) =>
    submit(event, audit.findPerson.body, async (body) => {
      const { accountId } = await send(event, audit.findPerson, { body });
      redirect(303, href(paths.desk.audit({ account: accountId })));
    }),
};
