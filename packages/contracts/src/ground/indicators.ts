import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countyCode, day, formKey, freeText, id, provinceCode, version, writtenDay } from '../shared.ts';

export const unit = z.enum(['people', 'families', 'irr', 'percent', 'count', 'services']);
export const claimKind = z.enum(['measured', 'planned', 'derived']);
export const confidence = z.enum(['stated', 'uncertain']);
export const precision = z.enum(['day', 'month', 'year']);
const key = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);
const decimal = z.string().regex(/^\d{1,20}(?:\.\d{1,3})?$/);

/** What somebody said that an indicator was. */
export const claim = z.object({
  id,
  /** Told back by whoever withdraws it. */
  version,
  /** At least; null: only a most was said. */
  low: decimal.nullable(),
  /** At most; null: only a least was said. */
  high: decimal.nullable(),
  isApproximate: z.boolean(),
  kind: claimKind,
  asOf: day.nullable(),
  asOfPrecision: precision.nullable(),
  /** Null: of the nation. */
  province: z.object({ code: provinceCode, fa: z.string(), en: z.string() }).nullable(),
  county: z.object({ code: countyCode, fa: z.string(), en: z.string() }).nullable(),
  speaker: z.string().nullable(),
  source: z.object({ title: z.string(), url: z.string().nullable(), day: day.nullable() }),
  confidence,
  note: z.string().nullable(),
  may: z.array(z.enum(['withdraw'])).max(1),
});
export type Claim = z.infer<typeof claim>;

export const list = defineEndpoint({
  id: 'indicators.list',
  method: 'GET',
  path: '/indicators',
  permission: 'public',
  summary:
    'Figures of the organisation as they were said, by whom and of when: claims side by side, the nation’s first and of each place the newest; of a province when asked.',
  query: z.strictObject({ province: provinceCode.optional() }),
  response: z.object({
    indicators: z
      .array(
        z.object({
          key,
          name: z.object({ fa: z.string(), en: z.string() }),
          unit,
          /** Twenty, or of one province two hundred. */
          claims: z.array(claim).max(200),
          /** Claims of places that come later, which a province shows when it is asked. */
          left: z.number().int(),
          /** Whether two of these claims, of the same place, cannot both be right. */
          differ: z.boolean(),
        }),
      )
      .max(300),
  }),
});

/** A claim as it is written down. */
export const newClaim = z.strictObject({
  /** One that is counted already; or a name and a unit for what is new. */
  indicator: key.optional(),
  nameFa: freeText({ min: 3, max: 120 }).optional(),
  nameEn: freeText({ min: 3, max: 120 }).optional(),
  unit: unit.optional(),
  /** `8000000`, `20-50`, `>8000000`, `<2000000`, `~7000000`. */
  figure: z.string().min(1).max(60),
  kind: claimKind,
  asOf: writtenDay.optional(),
  asOfPrecision: precision.default('day'),
  provinceCode: provinceCode.optional(),
  countyCode: countyCode.optional(),
  speaker: freeText({ max: 120 }).optional(),
  sourceTitle: freeText({ min: 3, max: 200 }),
  sourceUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).optional(),
  sourceDay: writtenDay.optional(),
  confidence,
  note: freeText({ max: 500 }).optional(),
});

const claimReasons = [
  'indicator.figure_unread',
  'indicator.percent_elsewhere',
  'indicator.name_missing',
  'indicator.name_taken',
  'indicator.unknown',
  'indicator.county_elsewhere',
  'indicator.day_to_come',
] as const;

export const recordClaim = defineEndpoint({
  id: 'indicators.recordClaim',
  method: 'POST',
  path: '/indicators/claims',
  permission: 'indicators.manage',
  summary: 'Writes down what a source says of the organisation; it is shown beside what others say.',
  body: newClaim.extend({ formKey }),
  response: z.object({ id }),
  reasons: [...claimReasons, 'indicator.form_used'],
});

export const withdrawClaim = defineEndpoint({
  id: 'indicators.withdrawClaim',
  method: 'POST',
  path: '/indicators/claims/:claimId/withdraw',
  permission: 'indicators.manage',
  summary: 'Takes a claim off the pages, with a reason; it stays in the records.',
  params: z.strictObject({ claimId: id }),
  body: z.strictObject({ version, reason: freeText({ min: 3, max: 300 }) }),
  response: z.object({ id }),
  reasons: ['indicator.claim_unknown', 'case.changed'],
});

/** A row of a pasted table: what is read of it, or why nothing is. */
const tableRow = z.object({
  line: z.number().int(),
  text: z.string(),
  name: z.string().nullable(),
  figure: z.string().nullable(),
  reason: z.string().nullable(),
});

export const showTable = defineEndpoint({
  id: 'indicators.showTable',
  method: 'POST',
  path: '/indicators/table/read',
  permission: 'indicators.manage',
  summary: 'Reads a pasted table of claims and says, row by row, what would be written; writes nothing.',
  body: z.strictObject({ table: z.string().min(1).max(100_000) }),
  response: z.object({
    rows: z.array(tableRow).max(500),
    accepted: z.number().int(),
    /** Of what was read; recording it takes it back. */
    version,
  }),
  reasons: [
    'indicator.table_unread',
    'indicator.table_long',
    // Of a row.
    'indicator.place_unknown',
    'indicator.day_unread',
    'indicator.kind_unread',
    'indicator.row_unread',
  ],
});

export const importTable = defineEndpoint({
  id: 'indicators.importTable',
  method: 'POST',
  path: '/indicators/table',
  permission: 'indicators.manage',
  summary: 'Writes every claim of a table that was read before, all or none.',
  body: z.strictObject({ formKey, table: z.string().min(1).max(100_000), version }),
  response: z.object({ written: z.number().int() }),
  reasons: [
    'indicator.table_unread',
    'indicator.table_long',
    'indicator.table_faulty',
    'indicator.form_used',
    'case.changed',
  ],
});
