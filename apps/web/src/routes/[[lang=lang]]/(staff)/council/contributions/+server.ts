import { councils } from '@hamyar/contracts';
import { councilTable } from '#lib/features/council/councils/figures.ts';
import { currentLocale } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import { tableFile } from '#lib/server/table-file.ts';
import type { RequestHandler } from './$types';

/** The list of councils as a file, in the order the page has it. */
export const GET: RequestHandler = async (event) => {
  const { items, asOf } = await read(event, councils.list);
  const { columns } = councilTable(items, currentLocale());
  return tableFile(event, { name: `contributions-${asOf}`, columns, rows: items, sortedBy: 'sort' });
};
