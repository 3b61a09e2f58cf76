import { type Answer, imports } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fieldName, reasonName } from '#lib/features/desk/imports/words.ts';
import { read } from '#lib/server/api.ts';
import { csvLine } from '#lib/server/csv.ts';
import type { RequestHandler } from './$types';

const rowsAtOnce = 1000;

/** The refused rows as a file that Excel opens in Persian. */
export const GET: RequestHandler = async (event) => {
  const params = { batchId: event.params.batchId };
  const lines = [
    csvLine([m.import_row_number(), m.import_row_reason(), m.import_row_field(), m.import_row_cell()]),
  ];
  for (let afterRow: number | null = 0; afterRow !== null;) {
    const query = { afterRow, limit: rowsAtOnce };
    const page: Answer<typeof imports.listRejectedRows> = await read(event, imports.listRejectedRows, {
      params,
      query,
    });
    for (const { row, reason, field, cellText } of page.items) {
      lines.push(csvLine([String(row), reasonName(reason), fieldName(field), cellText]));
    }
    afterRow = page.next;
  }
  return new Response(`\uFEFF${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejected-${params.batchId}.csv"`,
      'cache-control': 'no-store',
    },
  });
};
