import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { codedLabel } from '../giving/projects.ts';
import { day, instant, irr, irrSum, provinceCode, writtenDay } from '../shared.ts';

/** Two sums of the same window of two Solar Hijri years; growth in basis points (1,200 = +12 %), null from nothing. */
export const compared = z.object({
  currentIrr: irrSum,
  previousIrr: irrSum,
  currentCount: z.number().int(),
  previousCount: z.number().int(),
  growthBasisPoints: z.number().int().nullable(),
});

/** Whether both years are as complete as each other up to the as-of day; where they are not, no growth is told. */
export const comparability = z.enum(['alike', 'office_behind', 'office_silent']);

const place = z.object({ code: provinceCode, slug: z.string(), fa: z.string(), en: z.string() });

export const goalVersion = z.object({
  targetIrr: irr,
  version: z.number().int(),
  setAt: instant,
  /** Resolution or document that set it. */
  source: z.string(),
});

const part = codedLabel.extend({ ...compared.shape });

/** A running sum: day of the Solar Hijri year from 1, and rials verified from 1 Farvardin to it. */
export const cumulativePoint = z.object({ day: z.number().int(), amountIrr: irrSum });

export const councilReport = z.object({
  province: place,
  asOf: day,
  /** Window of this year and its partner of last year, both ends included. */
  period: z.object({
    year: z.number().int(),
    from: day,
    to: day,
    previousFrom: day,
    previousTo: day,
    clamped: z.boolean(),
    toYearEnd: z.boolean(),
  }),
  comparability,
  /** How far the sources have brought gifts; null: none so far. */
  recorded: z.object({
    /** Last day of the office's own lists. */
    officeUntil: day.nullable(),
    /** Last day of a gift paid at the gateway, which comes by itself. */
    onlineUntil: day.nullable(),
    isOfficeLate: z.boolean(),
    /** The office's lists by county. */
    counties: z.array(codedLabel.extend({ until: day })).max(200),
  }),
  /** Cash of this year up to today, when the comparison ends before; no partner of last year is as complete. */
  upToToday: z.object({ amountIrr: irrSum, giftCount: z.number().int() }).nullable(),
  cash: compared,
  goods: compared,
  service: compared,
  /** Goal for cash in force at the end of the as-of day. */
  goal: goalVersion.extend({ progressBasisPoints: z.number().int().nullable() }).nullable(),
  thisYear: z.array(cumulativePoint).max(366),
  /** The whole of last year. */
  lastYear: z.array(cumulativePoint).max(366),
  byTheme: z.array(part).max(200),
  byCounty: z.array(part).max(200),
  /** When the totals were read. */
  readAt: instant,
});

export const show = defineEndpoint({
  id: 'councils.show',
  method: 'GET',
  path: '/councils/:slug',
  permission: 'council.read',
  summary:
    'Verified contributions of a province this year against the same period of last year and the goal; up to the last day the office has recorded unless a day is asked for.',
  params: z.strictObject({ slug: z.string().max(60) }),
  query: z.strictObject({ asOf: writtenDay.optional() }),
  response: councilReport,
  reasons: ['access.out_of_scope', 'council.day_ahead', 'council.day_too_early'],
});

export const list = defineEndpoint({
  id: 'councils.list',
  method: 'GET',
  path: '/councils',
  permission: 'council.read',
  summary: 'The councils in reach, each with its verified cash this year and its growth.',
  response: z.object({
    asOf: day,
    year: z.number().int(),
    items: z
      .array(
        place.extend({
          /** Up to which day both years are compared: the last one the office has recorded. */
          asOf: day,
          comparability,
          cash: compared,
          targetIrr: irr.nullable(),
        }),
      )
      .max(31),
  }),
});

export const showProvince = defineEndpoint({
  id: 'councils.showProvince',
  method: 'GET',
  path: '/provinces/:provinceCode/contributions',
  permission: 'public',
  summary:
    'Verified cash of a province this year and in the same days of last year, up to the last day its office has recorded.',
  params: z.strictObject({ provinceCode }),
  response: z.object({
    province: place,
    year: z.number().int(),
    /** Up to which day both years are compared. */
    asOf: day,
    comparability,
    cash: compared,
    readAt: instant,
  }),
});
