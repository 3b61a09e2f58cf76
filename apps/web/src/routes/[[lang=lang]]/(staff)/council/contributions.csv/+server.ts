import { councils } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { changeOf } from '#lib/features/council/councils/figures.ts';
import { currentLocale } from '#lib/locale.ts';
import { read } from '#lib/server/api.ts';
import { csvLine } from '#lib/server/csv.ts';
import type { RequestHandler } from './$types';

/** The list of councils as a file that Excel opens in Persian; amounts in rials, in plain digits to count with. */
export const GET: RequestHandler = async (event) => {
  const locale = currentLocale();
  const { items, asOf } = await read(event, councils.list);
  const inRials = (label: string) => `${label} (${m.councils_csv_rials()})`;
  const head = [
    m.council_column_province(),
    inRials(m.council_column_this()),
    inRials(m.council_column_last()),
    m.council_column_change(),
    m.council_column_until(),
    inRials(m.council_column_goal()),
  ];
  const lines = items.map((row) =>
    csvLine([
      row[locale],
      row.cash.currentIrr,
      row.cash.previousIrr,
      changeOf(row.cash, locale),
      formatDay(row.asOf, locale, { weekday: false }),
      row.targetIrr ?? '',
    ]),
  );
  return new Response(`\uFEFF${csvLine(head)}${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="contributions-${asOf}.csv"`,
      'cache-control': 'no-store',
    },
  });
};
