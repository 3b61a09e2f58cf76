import { showDesk } from '@hamyar/features/ground/calendar/show-desk';
import { showPreview } from '@hamyar/features/ground/calendar/show-preview';
import { venueVersion } from '@hamyar/features/ground/venues/policy';
import { showReopening } from '@hamyar/features/service/closures/show-reopening';
import { showSummary } from '@hamyar/features/service/closures/show-summary';
import { systemChance } from '@hamyar/platform';
import { aVenue } from '@hamyar/testing/venues';
import type { ApiWorld } from './api-world.ts';

type Of = { api: ApiWorld };

const nation = (api: ApiWorld) => api.world.asStaff('national_administrator', null);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const table = { year: 1405, source: 'تقویم رسمی', text: '1405/04/05؛ عاشورا؛ تعطیل' };
const facts = { kind: 'clinic', name: 'کلینیک نمونه', countyCode: '0916', address: 'خیابان نمونه' };

/** No day twice, so that no closure finds the shifts of another. */
let days = 0;
function someDays() {
  const on = day(1 + (days++ % 28));
  return { provinceCode: 'IR-09', countyCode: '0916', startsOn: on, endsOn: on };
}

const act =
  (state: 'draft' | 'open') =>
  async ({ api }: Of) => {
    const venue = await aVenue(api.world, { state });
    return { params: { venueId: venue.id }, body: { version: venueVersion(venue) } };
  };

/** A closure of a province for one far day, which no other covers. */
let closed = 0;
async function aClosure({ world }: ApiWorld, closedAt: string, toldAt: string): Promise<string> {
  const closureId = systemChance.newId();
  await world.owner.query(
    `insert into closure (id, province_code, starts_on, ends_on, reason, treatment, closed_at, told_at, form_key, form_digest)
     values ($1, 'IR-09', current_date + $3::int, current_date + $3::int, 'heat', 'cancel', ${closedAt}, ${toldAt}, $2, 'x')`,
    [closureId, systemChance.newId(), 400 + ++closed],
  );
  return closureId;
}

/** Calls of days, closures and venues; see `calls`. */
export const placesCalls = {
  'calendar.showMonth': async () => ({ query: { year: '1405', month: '9', province: 'IR-09' } }),
  'calendar.showDesk': async () => ({}),
  'calendar.setWeekend': async ({ api }: Of) => {
    const { version } = await showDesk(await nation(api));
    return { body: { version, provinceCode: 'IR-09', startsOn: day(2), offDays: [6], halfDays: [5] } };
  },
  'calendar.showPreview': async () => ({ body: table }),
  'calendar.importYear': async ({ api }: Of) => {
    const { version } = await showPreview(await nation(api), table);
    return { body: { version, ...table } };
  },
  'venues.show': async ({ api }: Of) => ({ params: { number: String((await aVenue(api.world)).number) } }),
  'venues.listDesk': async () => ({}),
  'venues.showDesk': async ({ api }: Of) => ({ params: { venueId: (await aVenue(api.world)).id } }),
  'venues.create': async () => ({ body: { formKey: systemChance.newId(), ...facts } }),
  'venues.edit': async (all: Of) => {
    const { params, body } = await act('open')(all);
    return { params, body: { ...body, ...facts } };
  },
  'venues.open': act('draft'),
  'venues.close': act('open'),
  'closures.showSummary': async () => ({ query: someDays() }),
  'closures.make': async ({ api }: Of) => {
    const where = someDays();
    const { version } = await showSummary(await nation(api), where);
    return {
      body: { formKey: systemChance.newId(), version, ...where, reason: 'snow', treatment: 'cancel' },
    };
  },
  'closures.list': async () => ({}),
  'closures.lift': async ({ api }: Of) => ({
    params: { closureId: await aClosure(api, 'now()', "now() + interval '100 years'") },
  }),
  'closures.showReopening': async ({ api }: Of) => ({
    params: { closureId: await aClosure(api, "now() - interval '1 day'", "now() - interval '1 hour'") },
  }),
  'closures.reopen': async ({ api }: Of) => {
    const closureId = await aClosure(api, "now() - interval '1 day'", "now() - interval '1 hour'");
    const { version } = await showReopening(await nation(api), closureId);
    return { params: { closureId }, body: { version } };
  },
};
