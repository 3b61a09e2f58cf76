import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  amountUnit,
  importDetail,
  importKind,
  importMaxBytes,
  importRejection,
  importSummary,
  importWarning,
} from '../import-shapes.ts';
import { countyCode, day, id, irrSum, page, pageQuery, provinceCode, version, freeText } from '../shared.ts';

export * from '../import-shapes.ts';

const count = z.number().int().nonnegative();
const one = z.strictObject({ batchId: id });
const sameOrDifferent = z.enum(['same', 'different']);

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
    'file.too_large',
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
    afterRow: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  response: z.object({ items: z.array(importRejection).max(1000), next: z.number().int().nullable() }),
  reasons: ['import.not_found'],
});

export const listWarnings = defineEndpoint({
  id: 'imports.listWarnings',
  method: 'GET',
  path: '/imports/:batchId/warnings',
  permission: 'imports.run',
  summary: 'What to look at in the accepted rows of an import, in sheet order, each with its cell.',
  params: one,
  query: z.strictObject({
    /** How many were seen. */
    after: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  response: z.object({ items: z.array(importWarning).max(1000), next: z.number().int().nullable() }),
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
    /** The county of every row where the file has no such column; `none` for gifts of no county. */
    countyCode: z.union([countyCode, z.literal('none')]).optional(),
    /** Whether rows that the workbook hides count. */
    hiddenRows: z.enum(['include', 'leave_out']).optional(),
    /** Whether gifts that may be there already are the same, by row and for all others. */
    sameGifts: z
      .strictObject({
        others: sameOrDifferent.optional(),
        rows: z.record(z.string().regex(/^\d{1,7}$/), sameOrDifferent).optional(),
      })
      .optional(),
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
  reasons: [
    'case.changed',
    'import.not_found',
    'import.not_now',
    'import.nothing_to_commit',
    'ledger.closed',
  ],
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
  // The file goes; nobody but the office knew of it, and it can be uploaded again.
  irreversible: { summary: 'imports.show' },
});

export const showUndo = defineEndpoint({
  id: 'imports.showUndo',
  method: 'GET',
  path: '/imports/:batchId/undo',
  permission: 'imports.run',
  summary:
    'What undoing a committed import of gifts would take back: how many, how much, of which days, and what stays because another list holds it.',
  params: one,
  response: z.object({
    version,
    gifts: count,
    cashIrr: irrSum,
    goodsIrr: irrSum,
    serviceIrr: irrSum,
    firstDay: day.nullable(),
    lastDay: day.nullable(),
    provinceCodes: z.array(provinceCode).max(31),
    /** Gifts that other committed lists hold too: they stay, and are then those lists' own. */
    stays: z.object({
      gifts: count,
      lists: z
        .array(
          z.object({
            batchId: id,
            /** Null where the list is not of the reader's office. */
            fileName: z.string().nullable(),
            gifts: count,
            amountIrr: irrSum,
            /** Their rows in the list that is undone; the first ones. */
            rows: z.array(count).max(20),
          }),
        )
        .max(50),
    }),
  }),
  reasons: ['import.not_found', 'import.not_now', 'ledger.closed'],
});

export const undo = defineEndpoint({
  id: 'imports.undo',
  method: 'POST',
  path: '/imports/:batchId/undo',
  permission: 'imports.run',
  stepUp: true,
  summary:
    'Takes back every gift of a committed import that no other list holds, by its opposite; nothing is deleted.',
  params: one,
  body: z.strictObject({ version, reason: freeText({ min: 5, max: 500 }) }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['case.changed', 'import.not_found', 'import.not_now', 'ledger.closed'],
});
