import { z } from 'zod';
import { day, id, instant, irr, irrSum, provinceCode, version } from './shared.ts';

/** What a spreadsheet holds. */
export const importKind = z.enum(['contributions', 'volunteers', 'needs']);
export type ImportKind = z.infer<typeof importKind>;

/** `uploaded`, `previewing`, `committing` and `undoing` are the platform's turn; the others wait for a person or are ends. */
export const importState = z.enum([
  'uploaded',
  'previewing',
  'needs_answers',
  'previewed',
  'committing',
  'committed',
  'undoing',
  'undone',
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

export type ImportSummary = z.infer<typeof importSummary>;

/** A gift that may be one that is there already: day, amount and place agree, and no number tells the two apart. */
export const importMaybeSame = z.object({
  row: count,
  day,
  amountIrr: irr,
  /** The number that one of both has. */
  number: z.string().nullable(),
  /** Where the other one came from; null for a payment at the gateway. */
  otherFile: z.string().nullable(),
  otherRow: count.nullable(),
  otherDay: day,
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
    'same_gift',
  ]),
  field: z.string().nullable(),
  columns: z.array(count).max(200),
  /** Words of the status column nobody knows; '' is a blank cell. */
  words: z.array(z.string()).max(20).optional(),
  /** The first gifts that a person has to decide on. */
  gifts: z.array(importMaybeSame).max(200).optional(),
  sheets: z
    .array(z.object({ sheet: count, name: z.string() }))
    .max(100)
    .optional(),
});

/** Sums of the accepted rows; what a kind does not have is left out. */
export const importTotals = z.object({
  cashIrr: irrSum.optional(),
  goodsIrr: irrSum.optional(),
  serviceIrr: irrSum.optional(),
  cashByCountyIrr: z.record(z.string(), irrSum).optional(),
  cashByThemeIrr: z.record(z.string(), irrSum).optional(),
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
  /** Why that unit is believed: where it stands, in which words. */
  unitFrom: z.object({ by: z.enum(['answer', 'heading', 'title', 'rows']), text: z.string() }).nullable(),
  /** A person said of all rows what no column says: the code of their county; `none` is no county. */
  countyOfAll: z.string().nullable(),
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
export const importAct = z.enum(['answer', 'commit', 'discard', 'undo']);
export type ImportAct = z.infer<typeof importAct>;

/** A cell of an accepted row to look at, or a row that the platform holds already; columns from 0. */
export const importWarning = z.object({
  row: count,
  column: count.nullable(),
  field: z.string(),
  reason: z.string(),
  cellText: z.string(),
});

const sheetTotal = z.object({ row: count, statedIrr: irr, readIrr: irrSum });

export const importDetail = importSummary.extend({
  may: z.array(importAct).max(4),
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
  /** Accepted rows with a cell to look at. */
  warnedRows: count,
  /** The first of those cells. */
  warnings: z.array(importWarning).max(200),
  /** Rows of data that the workbook hides, and whether they count. */
  hidden: z.object({ rows: count, areIncluded: z.boolean() }),
  /** Gifts of the file that are there already: listed before, paid at the gateway, or the same by a person's word. */
  recorded: z
    .object({
      listed: count,
      paid: count,
      same: count,
      /** New ones of months whose books are closed: while there are any, nothing is written. */
      closed: count.optional(),
      paidRows: z.array(count).max(200),
      /** What all of these come to, which is in `totals` and is not written; absent of a preview of a former version. */
      amounts: z.object({ cashIrr: irrSum, goodsIrr: irrSum, serviceIrr: irrSum }).optional(),
    })
    .nullable(),
  totals: importTotals,
  /** The sheet's own totals that are no sum of what was read, with the sum nearest to each. */
  totalsDiffer: z.array(sheetTotal).max(200),
  /** The sheet's own totals beside what was read; the first ones. */
  sheetTotals: z.array(sheetTotal).max(200),
  /** Of gifts: the first and the last day read, and how many rows fall in which Solar Hijri year. */
  days: z.object({ first: day, last: day, rowsByYear: z.record(z.string(), count) }).nullable(),
  /** Names of the counties in the totals, by code. */
  countyNames: z.record(z.string(), z.string()),
  unchangedRows: count.nullable(),
  /** Why its gifts were taken back, and how many; those that another list holds stayed and are that one's. */
  undo: z
    .object({ reason: z.string(), at: instant.nullable(), rows: count.nullable(), passedRows: count })
    .nullable(),
});

/** What is wrong with a refused cell, for one sentence: «مهر ۳۰ روز دارد». */
export const importWhy = z.object({
  why: z.string(),
  row: count.optional(),
  month: z.number().int().optional(),
  days: count.optional(),
  year: z.union([z.string(), z.number()]).optional(),
});

export const importRejection = z.object({
  row: count,
  reason: z.string(),
  field: z.string(),
  /** Column of the cell from 0; null when the field has none. */
  column: count.nullable(),
  cellText: z.string(),
  why: importWhy.nullable(),
});
