import { needs, places as placesContract, venues as venuesContract } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { newNeedForm, newNeedOf } from '#lib/features/service/needs/new-need-form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import { ownsProvince } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [places, terms, venues] = await Promise.all([
    read(event, placesContract.list),
    read(event, placesContract.listTerms),
    read(event, venuesContract.listDesk, { query: { state: 'open', limit: 100 } }),
  ]);
  const provinces = places.provinces.filter(({ code }) => ownsProvince(event.locals.viewer, code));
  const codes = new Set(provinces.map(({ code }) => code));
  return {
    provinces,
    counties: places.counties.filter(({ provinceCode }) => codes.has(provinceCode)),
    terms,
    venues: venues.items,
    formKey: crypto.randomUUID(),
    year: toSolarHijri(inTehran(new Date()).day).year,
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.desk_needs_title(), href: href(paths.desk.needs.list()) },
      { label: m.desk_needs_new() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(
      event,
      newNeedForm,
      async (form) => {
        const made = await send(event, needs.create, { body: newNeedOf(form) });
        redirect(303, href(paths.desk.needs.list({ created: made.number, shifts: made.shifts })));
      },
      { secondProfession: m.desk_need_second_profession() },
    ),
};
