import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { day, id, instant, irr, page, pageQuery, provinceCode, version } from '../shared.ts';

/** What a spreadsheet holds. */
export const importKind = z.enum(['contributions', 'volunteers', 'needs']);
export type ImportKind = z.infer<typeof importKind>;

/** `uploaded`, `previewing` and `committing` are the platform's turn; the others wait for a person or are ends. */
export const importState = z.enum([
  'uploaded',
  'previewing',
  'needs_answers',
  'previewed',
  'committing',
  'committed',
  'failed',
  'discarded',
]);
export type ImportState = z.infer<typeof importState>;

/** Units an amount column may be written in. */
export const amountUnit = z.enum([
  'rial',
  'thousand_rial',
  'million_rial',
  'billion_rial',
  'toman',
  'thousand_toman',
  'million_toman',
  'billion_toman',
]);

/** Largest file taken. */
export const importMaxBytes = 50 * 1024 * 1024;

const count = z.number().int().nonnegative();

export const importSummary = z.object({
  id,
  kind: importKind,
  state: importState,
  fileName: z.string(),
  provinceCode: provinceCode.nullable(),
  createdAt: instant,
  committedAt: instant.nullable(),
  acceptedRows: count.nullable(),
  rejectedRows: count.nullable(),
  committedRows: count.nullable(),
});

/** Something the file leaves open. `columns` are the candidates of a field, `sheets` of the data, 0-based. */
export const importQuestion = z.object({
  ask: z.enum([
    'headings',
    'sheet',
    'missing_field',
    'ambiguous_field',
    'unread_field',
    'status',
    'unit',
    'province',
  ]),
  field: z.string().nullable(),
  columns: z.array(count).max(200),
  /** Words of the status column nobody knows; '' is a blank cell. */
  words: z.array(z.string()).max(20).optional(),
  sheets: z
    .array(z.object({ sheet: count, name: z.string() }))
    .max(100)
    .optional(),
});

/** Sums of the accepted rows; what a kind does not have is left out. */
export const importTotals = z.object({
  cashIrr: irr.optional(),
  goodsIrr: irr.optional(),
  serviceIrr: irr.optional(),
  cashByCountyIrr: z.record(z.string(), irr).optional(),
  cashByThemeIrr: z.record(z.string(), irr).optional(),
  byProfession: z.record(z.string(), count).optional(),
  byProvince: z.record(z.string(), count).optional(),
  slots: count.optional(),
  slotsByProvince: z.record(z.string(), count).optional(),
});

/** How the file was understood, so that a person can compare and correct it. */
export const importUnderstanding = z.object({
  headingRow: count.nullable(),
  provinceCode: provinceCode.nullable(),
  unit: amountUnit.nullable(),
  /** Columns of the file with the field each is read as, and a few of its cells. */
  columns: z
    .array(
      z.object({
        column: count,
        heading: z.string(),
        field: z.string().nullable(),
        samples: z.array(z.string()).max(5),
      }),
    )
    .max(200),
  questions: z.array(importQuestion).max(50),
  /** Every field of this kind of sheet with its column, 0-based. */
  fields: z.array(z.object({ field: z.string(), column: count.nullable() })).max(50),
});

/** What the reader may do with an import; the platform does the rest. */
export const importAct = z.enum(['answer', 'commit', 'discard']);
export type ImportAct = z.infer<typeof importAct>;

export const importDetail = importSummary.extend({
  may: z.array(importAct).max(3),
  /** Changes with every answer, so with how the file is read. */
  version,
  fileBytes: count,
  /** Last day of the file and of the cells kept of it. */
  retainUntil: day,
  erasedAt: instant.nullable(),
  /** Sheet row the running job has reached. */
  progressRow: count,
  failure: z.object({ reason: z.string() }).nullable(),
  understanding: importUnderstanding.nullable(),
  ignoredRows: count,
  /** The first ones; `ignoredRows` counts them all. */
  ignored: z.array(z.object({ row: count, reason: z.string() })).max(200),
  rejectedByReason: z.array(z.object({ reason: z.string(), rows: count })).max(50),
  /** Accepted rows with a cell that could not be read and was left empty. */
  warnedRows: count,
  /** The first of those cells. */
  warnings: z
    .array(
      z.object({
        row: count,
        column: count.nullable(),
        field: z.string(),
        reason: z.enum(['unreadable', 'lost_digits']),
      }),
    )
    .max(200),
  totals: importTotals,
  /** The sheet's own totals that are no sum of what was read, with the sum nearest to each. */
  totalsDiffer: z.array(z.object({ row: count, statedIrr: irr, readIrr: irr })).max(200),
  /** Of gifts: the first and the last day read, and how many rows fall in which Solar Hijri year. */
  days: z.object({ first: day, last: day, rowsByYear: z.record(z.string(), count) }).nullable(),
  /** Names of the counties in the totals, by code. */
  countyNames: z.record(z.string(), z.string()),
  unchangedRows: count.nullable(),
});

export const importRejection = z.object({
  row: count,
  reason: z.string(),
  field: z.string(),
  cellText: z.string(),
});

const one = z.strictObject({ batchId: id });

export const upload = defineEndpoint({
  id: 'imports.upload',
  method: 'POST',
  path: '/imports',
  permission: 'imports.run',
  summary:
    'Takes a spreadsheet of an office and starts reading it. The same file again leads to the earlier import.',
  query: z.strictObject({
    kind: importKind,
    fileName: z.string().trim().min(1).max(200),
    provinceCode: provinceCode.optional(),
  }),
  upload: { maxBytes: importMaxBytes },
  response: z.object({ batchId: id, repeated: z.boolean() }),
  reasons: [
    'import.just_changed',
    'import.file_too_large',
    'import.empty_file',
    'import.province_missing',
    'access.out_of_scope',
  ],
});

export const list = defineEndpoint({
  id: 'imports.list',
  method: 'GET',
  path: '/imports',
  permission: 'imports.run',
  summary: 'Imports of the officer’s provinces, newest first.',
  query: z.strictObject(pageQuery),
  response: page(importSummary),
});

export const show = defineEndpoint({
  id: 'imports.show',
  method: 'GET',
  path: '/imports/:batchId',
  permission: 'imports.run',
  summary: 'One import: how it was understood, what is asked, counts and totals.',
  params: one,
  response: importDetail,
  reasons: ['import.not_found'],
});

export const listRejectedRows = defineEndpoint({
  id: 'imports.listRejectedRows',
  method: 'GET',
  path: '/imports/:batchId/rejected',
  permission: 'imports.run',
  summary: 'Rows an import refused, in sheet order, each with its reason and the offending cell.',
  params: one,
  query: z.strictObject({
    /** Sheet row of the last one seen. */
    afterRow: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  response: z.object({ items: z.array(importRejection).max(1000), next: z.number().int().nullable() }),
  reasons: ['import.not_found'],
});

export const answer = defineEndpoint({
  id: 'imports.answer',
  method: 'POST',
  path: '/imports/:batchId/answers',
  permission: 'imports.run',
  summary:
    'Settles what the file leaves open, or corrects how its columns were read; the file is then read again.',
  params: one,
  body: z.strictObject({
    version,
    provinceCode: provinceCode.optional(),
    unit: amountUnit.optional(),
    /** Which visible worksheet holds the data, 0-based. */
    sheet: z.number().int().min(0).max(99).optional(),
    kind: z.enum(['cash', 'goods', 'service']).optional(),
    /** What words of the status column mean: only `paid` rows count. */
    statuses: z.record(z.string().max(60), z.enum(['paid', 'not_paid'])).optional(),
    /** Column of each field, 0-based; null means the file has no such column. */
    mapping: z.record(z.string().max(40), z.number().int().min(0).max(500).nullable()).optional(),
  }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [
    'case.changed',
    'import.not_found',
    'import.not_now',
    'import.unknown_field',
    'access.out_of_scope',
  ],
});

export const commit = defineEndpoint({
  id: 'imports.commit',
  method: 'POST',
  path: '/imports/:batchId/commit',
  permission: 'imports.run',
  summary: 'Writes the accepted rows, all or none.',
  params: one,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['case.changed', 'import.not_found', 'import.not_now', 'import.nothing_to_commit'],
});

export const discard = defineEndpoint({
  id: 'imports.discard',
  method: 'POST',
  path: '/imports/:batchId/discard',
  permission: 'imports.run',
  summary: 'Throws an import away that was not committed, with its file.',
  params: one,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['case.changed', 'import.not_found', 'import.not_now'],
});
