import { writeXlsx } from '@hamyar/sheets/write-xlsx';
import type { RequestEvent } from '@sveltejs/kit';
import { currentLocale } from '#lib/locale.ts';
import { sortIn, sortRows, type TableColumn } from '#lib/table.ts';
import { csvLine } from './csv.ts';

interface TableFile<Row> {
  /** Of the file, without its ending: plain letters, digits and dashes. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Parameter of the address by which the page is sorted; null for the order in which rows come. */
  readonly sortedBy: string | null;
}

/**
 * A table as a file that Excel opens in the reader's language: what the page shows, in the same order, with exact
 * figures in plain digits to count with. The address says which: `?file=xlsx`, CSV for anything else.
 */
export async function tableFile<Row>(
  { url }: Pick<RequestEvent, 'url'>,
  { name, columns, rows, sortedBy }: TableFile<Row>,
): Promise<Response> {
  const locale = currentLocale();
  const sort = sortedBy === null ? null : sortIn(url.searchParams, sortedBy, columns);
  const head = columns.map(({ label, fileUnit }) =>
    fileUnit === undefined ? label : `${label} (${fileUnit})`,
  );
  const cells = sortRows(columns, rows, sort, locale).map((row) =>
    columns.map(({ value, written }) => written?.(row) ?? value(row)),
  );
  const isXlsx = url.searchParams.get('file') === 'xlsx';
  const body = isXlsx
    ? await writeXlsx({ head, rows: cells, isRightToLeft: locale === 'fa' })
    : `\uFEFF${[head, ...cells].map((line) => csvLine(line.map((cell) => String(cell ?? '')))).join('')}`;
  return new Response(body, {
    headers: {
      'content-type': isXlsx
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.${isXlsx ? 'xlsx' : 'csv'}"`,
      'cache-control': 'no-store',
    },
  });
}
