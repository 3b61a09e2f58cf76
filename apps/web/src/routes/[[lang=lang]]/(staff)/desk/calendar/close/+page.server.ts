import { type Answer, closures, countyCode, places as placesContract } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { readQuery } from '#lib/server/form-data.ts';
import { submit } from '#lib/server/form.ts';
import { ownsProvince } from '#lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

type Places = Answer<typeof placesContract.list>;

/** What the address asks about: one choice names a county or a whole province. */
function askedOf(url: URL, places: Places) {
  const { place, startsOn, endsOn } = readQuery(url);
  const county = countyCode.safeParse(place).data;
  const provinceCode = county ? places.counties.find(({ code }) => code === county)?.provinceCode : place;
  const where = { provinceCode, ...(county ? { countyCode: county } : {}), startsOn, endsOn };
  return closures.showSummary.query.safeParse(where).data ?? null;
}

/** What closing there would do, or why it cannot be closed. */
async function summaryOf(event: RequestEvent, query: NonNullable<ReturnType<typeof askedOf>>) {
  try {
    return { summary: await read(event, closures.showSummary, { query }), problem: null };
  } catch (cause) {
    // Days that cannot be closed are told beside the form, not as a page of their own.
    const problem = isHttpError(cause, 400) ? reasonSentence(cause.body.message) : null;
    if (!problem) throw cause;
    return { summary: null, problem };
  }
}

export const load: PageServerLoad = async (event) => {
  const places = await read(event, placesContract.list);
  const provinces = places.provinces.filter(({ code }) => ownsProvince(event.locals.viewer, code));
  const codes = new Set(provinces.map(({ code }) => code));
  const asked = askedOf(event.url, places);
  const { day } = inTehran(new Date());
  const isPosted = event.url.searchParams.has('place');
  const found = asked ? await summaryOf(event, asked) : { summary: null, problem: null };
  return {
    provinces,
    counties: places.counties.filter(({ provinceCode }) => codes.has(provinceCode)),
    asked,
    summary: found.summary,
    reasons: found.summary ? (await read(event, placesContract.listTerms)).closureReasons : [],
    problem: found.problem ?? (isPosted && !asked ? m.closure_incomplete() : null),
    today: day,
    year: toSolarHijri(day).year,
    formKey: crypto.randomUUID(),
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_calendar(), href: href(paths.desk.calendar.home()) },
      { label: m.closure_make() },
    ],
  };
};

export const actions: Actions = {
  default: (event) =>
    submit(event, closures.make.body, async (body) => {
      await send(event, closures.make, { body });
      redirect(303, href(paths.desk.calendar.home({ done: 'closed' })));
    }),
};
