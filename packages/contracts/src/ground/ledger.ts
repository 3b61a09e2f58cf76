import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  day,
  fileAnswer,
  freeText,
  id,
  instant,
  irrSum,
  provinceCode,
  version,
  writtenDay,
} from '../shared.ts';

/** What an account of the books comes to: debit positive, credit negative. */
export const accountBalance = z.object({ code: z.string(), balanceIrr: irrSum });
export type AccountBalance = z.infer<typeof accountBalance>;

/** That the books of a province were closed through a day, and perhaps opened again. */
export const closing = z.object({
  id,
  throughDay: day,
  closedAt: instant,
  /** How whoever closed signs; null: the operator of the host, or an account that is gone. */
  closedByName: z.string().nullable(),
  opened: z.object({ at: instant, byName: z.string().nullable(), reason: z.string() }).nullable(),
});
export type Closing = z.infer<typeof closing>;

export const listBooks = defineEndpoint({
  id: 'ledger.listBooks',
  method: 'GET',
  path: '/desk/books',
  permission: 'ledger.read',
  summary: 'The provinces whose books the reader may open, and through which day each is closed.',
  response: z.object({
    provinces: z.array(z.object({ provinceCode, closedThrough: day.nullable() })).max(31),
    /** Accounts of the nation itself; empty for whoever reads provinces alone. */
    nation: z.array(accountBalance).max(100),
  }),
});

const shown = {
  provinceCode,
  /** What was recognised by the end of this day … */
  through: day,
  accounts: z.array(accountBalance).max(100),
};

export const showBooks = defineEndpoint({
  id: 'ledger.showBooks',
  method: 'GET',
  path: '/desk/books/:provinceCode',
  permission: 'ledger.read',
  summary:
    'The books of a province as of a day, as they are known now or were known at the end of another day.',
  params: z.strictObject({ provinceCode }),
  query: z.strictObject({ through: writtenDay.optional(), knownOn: writtenDay.optional() }),
  response: z.object({
    ...shown,
    /** … and was known by the end of this one; null: by now. */
    knownOn: day.nullable(),
    closedThrough: day.nullable(),
    /** Newest first. */
    closings: z.array(closing).max(60),
    /** Last days of months that may be closed now, newest first; empty for whoever only reads. */
    closable: z.array(day).max(24),
    mayOpen: z.boolean(),
    version,
  }),
  reasons: ['access.out_of_scope', 'ledger.day_to_come'],
});

/** Why books cannot be closed through a day. */
const closingReasons = [
  'access.out_of_scope',
  'ledger.no_month_end',
  'ledger.month_not_over',
  'ledger.already_closed',
] as const;

export const showClosing = defineEndpoint({
  id: 'ledger.showClosing',
  method: 'GET',
  path: '/desk/books/:provinceCode/closing',
  permission: 'ledger.close',
  summary:
    'What closing the books through a day settles: how many transactions, and what each account comes to.',
  params: z.strictObject({ provinceCode }),
  query: z.strictObject({ through: writtenDay }),
  response: z.object({
    ...shown,
    /** Recognised since the last closing. */
    transactions: z.number().int(),
    closedThrough: day.nullable(),
    version,
  }),
  reasons: closingReasons,
});

export const closeBooks = defineEndpoint({
  id: 'ledger.closeBooks',
  method: 'POST',
  path: '/desk/books/:provinceCode/closings',
  permission: 'ledger.close',
  summary: 'Closes the books through the last day of a month: nothing more is recognised by it.',
  params: z.strictObject({ provinceCode }),
  body: z.strictObject({ through: writtenDay, version }),
  response: z.object({ closingId: id }),
  reasons: ['case.changed', ...closingReasons],
  irreversible: { summary: 'ledger.showClosing', undo: 'ledger.reopenBooks' },
  stepUp: true,
});

export const reopenBooks = defineEndpoint({
  id: 'ledger.reopenBooks',
  method: 'POST',
  path: '/desk/books/:provinceCode/opening',
  permission: 'ledger.reopen',
  summary:
    'Opens the last closed months of a province again; that they were closed, and why they are not, stays.',
  params: z.strictObject({ provinceCode }),
  body: z.strictObject({ version, reason: freeText({ min: 10, max: 500 }) }),
  response: z.object({ closedThrough: day.nullable() }),
  reasons: ['access.out_of_scope', 'case.changed', 'ledger.nothing_closed'],
  stepUp: true,
});

export const exportJournal = defineEndpoint({
  id: 'ledger.exportJournal',
  method: 'GET',
  path: '/desk/books/:provinceCode/journal',
  permission: 'ledger.read',
  summary: 'A month of the books as a journal of plain-text accounting, which hledger reads and checks.',
  params: z.strictObject({ provinceCode }),
  query: z.strictObject({ month: writtenDay }),
  response: fileAnswer,
  reasons: ['access.out_of_scope', 'ledger.too_many'],
});
