import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { day, freeText, instant, provinceCode, version, writtenDay } from '../shared.ts';
import { namedCounty, namedProvince, namedTerm } from './places.ts';

/** What a day is somewhere: closed by a decision, off by law, half, or worked. */
export const dayKind = z.enum(['closed', 'holiday', 'off', 'half', 'working']);

/** Years that are shown: those whose lunar days can be computed with sense. */
const solarYear = z.coerce.number().int().min(1390).max(1450);
const solarMonth = z.coerce.number().int().min(1).max(12);

/** Something a day is known for. */
export const occasion = z.object({
  kind: z.enum(['holiday', 'civic']),
  fa: z.string(),
  en: z.string(),
  /** Computed, and up to a day wrong until the official table of the year is there. */
  isProvisional: z.boolean(),
});

export const showMonth = defineEndpoint({
  id: 'calendar.showMonth',
  method: 'GET',
  path: '/calendar',
  permission: 'public',
  summary: 'A Solar Hijri month with its holidays, days that matter, and where what is closed.',
  query: z.strictObject({
    year: solarYear.optional(),
    month: solarMonth.optional(),
    province: provinceCode.optional(),
  }),
  response: z.object({
    year: z.number().int(),
    month: z.number().int(),
    today: day,
    province: namedProvince.nullable(),
    /** Where the official table of the year was published; null while its lunar days are computed. */
    source: z.string().nullable(),
    days: z
      .array(
        z.object({
          day,
          /** Saturday 0 … Friday 6. */
          weekday: z.number().int(),
          kind: dayKind,
          occasions: z.array(occasion).max(20),
          closures: z.array(z.object({ county: namedCounty.nullable(), reason: namedTerm })).max(100),
        }),
      )
      .max(31),
  }),
});

const weekday = z.number().int().min(0).max(6);

/** Which weekdays are free from a day on; a null province is the nation. */
const weekendLaw = z.object({
  provinceCode: provinceCode.nullable(),
  startsOn: day,
  offDays: z.array(weekday).max(7),
  halfDays: z.array(weekday).max(7),
});

export const showDesk = defineEndpoint({
  id: 'calendar.showDesk',
  method: 'GET',
  path: '/desk/calendar',
  permission: 'closures.manage',
  summary: 'Laws of weekends and the years whose official table is there, with what the reader may change.',
  response: z.object({
    /** In force and to come, the nation’s first; without any it is Friday off and Thursday half. */
    laws: z.array(weekendLaw).max(200),
    years: z
      .array(
        z.object({ year: z.number().int(), source: z.string(), importedAt: instant, days: z.number().int() }),
      )
      .max(60),
    version,
    may: z.array(z.enum(['setWeekend', 'importYear'])).max(2),
  }),
});

export const setWeekend = defineEndpoint({
  id: 'calendar.setWeekend',
  method: 'POST',
  path: '/desk/calendar/weekends',
  permission: 'calendar.manage',
  summary: 'Sets which weekdays are free or half from a day on, for a province or the nation.',
  body: z.strictObject({
    version,
    /** Left out: the nation. */
    provinceCode: provinceCode.optional(),
    startsOn: writtenDay,
    offDays: z.array(weekday).max(6).default([]),
    halfDays: z.array(weekday).max(7).default([]),
  }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [
    'case.changed',
    'access.out_of_scope',
    'calendar.day_past',
    'calendar.day_too_far',
    'calendar.weekday_twice',
    'calendar.no_day_off',
  ],
});

const yearTable = {
  year: solarYear,
  source: freeText({ min: 3, max: 200 }),
  /** A line a day: «1405/01/01; عید فطر; تعطیل». */
  text: z.string().min(1).max(40_000),
};

const tableRow = z.object({ day, name: z.string(), kind: z.enum(['holiday', 'civic']) });

export const showPreview = defineEndpoint({
  id: 'calendar.showPreview',
  method: 'POST',
  path: '/desk/calendar/years/preview',
  permission: 'calendar.manage',
  summary: 'Reads a pasted official table and says what it would change; changes nothing.',
  body: z.strictObject(yearTable),
  response: z.object({
    version,
    rows: z.array(tableRow).max(400),
    /** Lines that say again what the date alone says. */
    fixed: z.number().int(),
    faults: z
      .array(
        z.object({
          line: z.number().int(),
          text: z.string(),
          fault: z.enum(['columns', 'day', 'other_year', 'name', 'kind', 'twice', 'too_long']),
        }),
      )
      .max(400),
    /** Days of now that the table does not have. */
    leaving: z.array(tableRow).max(400),
  }),
  reasons: ['access.out_of_scope', 'calendar.table_empty'],
});

export const importYear = defineEndpoint({
  id: 'calendar.importYear',
  method: 'POST',
  path: '/desk/calendar/years',
  permission: 'calendar.manage',
  summary: 'Puts the official table of a year in the place of its computed days, or of an earlier table.',
  body: z.strictObject({ version, ...yearTable }),
  response: z.object({ year: z.number().int(), days: z.number().int() }),
  reasons: ['case.changed', 'access.out_of_scope', 'calendar.table_empty', 'calendar.table_faulty'],
});
