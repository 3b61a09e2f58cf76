import { calendar, closures, id, places as placesContract } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownsProvince } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const [desk, page, places] = await Promise.all([
    read(event, calendar.showDesk),
    read(event, closures.list, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }),
    read(event, placesContract.list),
  ]);
  return {
    desk,
    page,
    isFirst: cursor === null,
    ofNation: event.locals.viewer.provinces.includes(null),
    provinces: places.provinces.filter(({ code }) => ownsProvince(event.locals.viewer, code)),
    allProvinces: places.provinces,
    year: toSolarHijri(inTehran(new Date()).day).year,
    done: event.url.searchParams.get('done'),
    now: new Date().toISOString(),
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_calendar() }],
  };
};

const weekday = z.coerce.number().int().min(0).max(6);
const weekendForm = calendar.setWeekend.body.extend({
  offDays: z.array(weekday).max(6).default([]),
  halfDays: z.array(weekday).max(7).default([]),
});

export const actions: Actions = {
  weekend: (event) =>
    submit(event, weekendForm, async (body) => {
      await send(event, calendar.setWeekend, { body });
      redirect(303, href(paths.desk.calendar.home({ done: 'weekend' })));
    }),
  lift: (event) =>
    submit(event, z.object({ closureId: id }), async ({ closureId }) => {
      await send(event, closures.lift, { params: { closureId } });
      redirect(303, href(paths.desk.calendar.home({ done: 'lifted' })));
    }),
};
