import { councils } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { partTable, type Report } from '#lib/features/council/councils/figures.ts';
import { currentLocale } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import { tableFile } from '#lib/server/table-file.ts';
import type { RequestHandler } from './$types';

type Part = Report['byTheme'][number] & { readonly of: string };

/** What a council's page tables, by theme and then by county, as one file. */
export const GET: RequestHandler = async (event) => {
  const asOf = event.url.searchParams.get('day');
  const report = await read(event, councils.show, {
    params: { slug: event.params.slug },
    query: asOf === null ? {} : { asOf },
  });
  const rows: Part[] = [
    ...report.byTheme.map((part) => ({ ...part, of: m.council_column_theme() })),
    ...report.byCounty.map((part) => ({ ...part, of: m.council_column_county() })),
  ];
  const { columns } = partTable(m.council_file_part(), rows, currentLocale());
  return tableFile(event, {
    name: `council-${report.province.slug}-${report.asOf}`,
    columns: [{ key: 'of', label: m.council_file_by(), value: (row: Part) => row.of }, ...columns],
    rows,
    sortedBy: null,
  });
};
