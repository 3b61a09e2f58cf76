import { type Answer, imports } from '@hamyar/contracts';
import { formatIrr } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { cellName, fieldName, refusalSentence, warningName } from '#lib/features/desk/imports/words.ts';
import { currentLocale } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import { csvLine } from '#lib/server/csv.ts';
import type { RequestEvent, RequestHandler } from './$types';

const rowsAtOnce = 1000;
type Params = { batchId: string };

async function refusedLines(event: RequestEvent, params: Params): Promise<string[]> {
  const locale = currentLocale();
  const lines: string[] = [];
  for (let afterRow: number | null = 0; afterRow !== null;) {
    const query = { afterRow, limit: rowsAtOnce };
    const page: Answer<typeof imports.listRejectedRows> = await read(event, imports.listRejectedRows, {
      params,
      query,
    });
    for (const rejection of page.items) {
      const { row, column, field, cellText } = rejection;
      const why = refusalSentence(rejection, locale);
      lines.push(
        csvLine([
          String(row),
          cellName(column, row),
          m.import_report_refused(),
          why,
          fieldName(field),
          cellText,
        ]),
      );
    }
    afterRow = page.next;
  }
  return lines;
}

async function warnedLines(event: RequestEvent, params: Params): Promise<string[]> {
  const lines: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Answer<typeof imports.listWarnings> = await read(event, imports.listWarnings, {
      params,
      query: { after, limit: rowsAtOnce },
    });
    for (const { row, column, field, reason, cellText } of page.items) {
      const cell = cellName(column, row);
      const name = column === null ? '' : fieldName(field);
      lines.push(csvLine([String(row), cell, m.import_report_warned(), warningName(reason), name, cellText]));
    }
    after = page.next;
  }
  return lines;
}

/** What goes back to the office: refused rows, warnings and totals that differ, as a file that Excel opens in Persian. */
export const GET: RequestHandler = async (event) => {
  const params = { batchId: event.params.batchId };
  const locale = currentLocale();
  const { totalsDiffer } = await read(event, imports.show, { params });
  const exact = (amountIrr: string) => formatIrr(amountIrr, locale, { unit: 'rial', digits: true });
  const lines = [
    csvLine([
      m.import_row_number(),
      m.import_row_cell(),
      m.import_report_outcome(),
      m.import_row_reason(),
      m.import_row_field(),
      m.import_report_cell_text(),
    ]),
    ...(await refusedLines(event, params)),
    ...(await warnedLines(event, params)),
    ...totalsDiffer.map(({ row, statedIrr, readIrr }) => {
      const differs = m.import_report_total_differs({ stated: exact(statedIrr), read: exact(readIrr) });
      return csvLine([String(row), '', m.import_report_total(), differs, '', '']);
    }),
  ];
  return new Response(`\uFEFF${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="report-${params.batchId}.csv"`,
      'cache-control': 'no-store',
    },
  });
};
