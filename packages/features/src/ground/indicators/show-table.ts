import { type Answer, indicators } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { type Transaction, withTransaction } from '@hamyar/db';
import {
  allProvinces,
  type IsoDay,
  normalizeText,
  parseDay,
  resolveCounty,
  searchKey,
  today,
} from '@hamyar/domain';
import { recordSplitter } from '@hamyar/sheets/csv-records';
import { sniffDelimiter } from '@hamyar/sheets/read-csv';
import { isSpreadsheetError } from '@hamyar/sheets/spreadsheet-error';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { isShareOfOther, type KnownClaim, maxTableRows, type NewClaim, whyNotClaim } from './policy.ts';
import { allIndicators, type IndicatorRow } from './queries.ts';

/** Says of a pasted table what would be written, row by row; writes nothing. */
export async function showTable(
  ctx: Ctx,
  input: { table: string },
): Promise<Answer<typeof indicators.showTable>> {
  authorise(ctx, 'indicators.manage');
  const readings = await withTransaction(ctx, (tx) => readingsOf(ctx, tx, input.table));
  return {
    rows: readings.map(({ line, text, claim, name, reason }) => ({
      line,
      text,
      name,
      figure: claim?.figure ?? null,
      reason,
    })),
    accepted: readings.filter(({ claim }) => claim !== null).length,
    version: tableVersion(readings),
  };
}

/** Of what was read: recording it must find the same. */
export const tableVersion = (readings: readonly RowReading[]): string =>
  versionOf([JSON.stringify(readings.map(({ line, claim, reason }) => [line, claim, reason]))]);

/** Part of the caller's transaction, who has authorised. @throws Refusal on what is no table, or one too long */
export async function readingsOf(ctx: Ctx, tx: Transaction, table: string): Promise<RowReading[]> {
  const [head, ...rows] = recordsOf(table) ?? [];
  const columns = head && tableColumns(head);
  if (!columns) throw invalidField('table', 'indicator.table_unread');
  const filled = rows
    .map((cells, at) => ({ cells, line: at + 2 }))
    .filter(({ cells }) => cells.some(Boolean));
  if (filled.length > maxTableRows) throw invalidField('table', 'indicator.table_long');
  const known = await allIndicators(tx);
  const day = today(ctx.clock.now());
  return filled.map(({ cells, line }) => readRow({ cells, line, columns, known, day }));
}

/** The cells of a table, row by row; null for what is no table, and where a quotation mark is never closed. Pure. */
function recordsOf(table: string): string[][] | null {
  const delimiter = sniffDelimiter(table.slice(0, 20_000));
  if (delimiter === null) return null;
  const splitter = recordSplitter(delimiter);
  try {
    return [...splitter.push(table), ...splitter.end()];
  } catch (error) {
    if (isSpreadsheetError(error)) return null;
    throw error;
  }
}

/** What was read of a row: a claim, or why there is none. */
export interface RowReading {
  readonly line: number;
  readonly text: string;
  readonly name: string | null;
  readonly claim: KnownClaim | null;
  readonly reason: Reason | null;
}

/** Columns by the names that people give them; the first two and the source must be there. */
const namesOf = {
  indicator: ['شاخص', 'نام شاخص', 'indicator'],
  figure: ['مقدار', 'عدد', 'value', 'figure'],
  asOf: ['تاریخ', 'مربوط به', 'as of', 'date'],
  province: ['استان', 'province'],
  county: ['شهرستان', 'county'],
  sourceTitle: ['منبع', 'source'],
  sourceUrl: ['پیوند', 'نشانی', 'link', 'url'],
  speaker: ['گوینده', 'speaker'],
  kind: ['نوع', 'kind'],
  note: ['یادداشت', 'توضیح', 'note'],
} as const;
type Column = keyof typeof namesOf;
type Columns = ReadonlyMap<Column, number>;

/** Which column holds what; null when the first line is no head of such a table, or names a column twice. */
function tableColumns(head: readonly string[]): Columns | null {
  const columns = new Map<Column, number>();
  for (const [at, cell] of head.entries())
    for (const [column, names] of Object.entries(namesOf) as [Column, readonly string[]][])
      if (names.some((name) => searchKey(name) === searchKey(cell))) {
        if (columns.has(column)) return null;
        columns.set(column, at);
      }
  return ['indicator', 'figure', 'sourceTitle'].every((needed) => columns.has(needed as Column))
    ? columns
    : null;
}

const kinds: Readonly<Record<string, NewClaim['kind']>> = {
  '': 'measured',
  measured: 'measured',
  planned: 'planned',
  derived: 'derived',
  اندازه: 'measured',
  برنامه: 'planned',
  محاسبه: 'derived',
};

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  readonly columns: Columns;
  readonly known: readonly IndicatorRow[];
  readonly day: IsoDay;
}

/** Reads one row: right, or not at all. Pure. */
function readRow({ cells, line, columns, known, day }: Row): RowReading {
  const cell = (column: Column) => normalizeText(cells[columns.get(column) ?? -1] ?? '');
  const text = cells.join(' · ').slice(0, 200);
  const name = cell('indicator');
  const refused = (reason: Reason): RowReading => ({ line, text, name: name || null, claim: null, reason });
  const found = known.find(
    ({ key, nameFa, nameEn }) =>
      key === name || [nameFa, nameEn ?? ''].some((one) => one !== '' && searchKey(one) === searchKey(name)),
  );
  if (!found) return refused('indicator.unknown');
  const place = placeOf(cell('province'), cell('county'));
  if (!place) return refused('indicator.place_unknown');
  const asOf = cell('asOf') === '' ? undefined : parseDay(cell('asOf'));
  if (asOf === null) return refused('indicator.day_unread');
  const kind = kinds[cell('kind').toLowerCase()];
  if (!kind) return refused('indicator.kind_unread');
  const written = indicators.newClaim.safeParse({
    indicator: found.key,
    figure: cell('figure'),
    kind,
    asOf,
    ...place,
    sourceTitle: cell('sourceTitle'),
    sourceUrl: cell('sourceUrl'),
    speaker: cell('speaker'),
    note: cell('note'),
    confidence: 'stated',
  });
  if (!written.success) return refused('indicator.row_unread');
  const why = whyNotClaim(written.data, day);
  if (why) return refused(why.reason);
  if (isShareOfOther(written.data, found.unit)) return refused('indicator.percent_elsewhere');
  const claim = { ...written.data, indicator: found.key };
  return { line, text, name: found.nameFa, claim, reason: null };
}

/** Where a row speaks of: nothing said is the nation. Null where a name is no place. */
function placeOf(
  provinceName: string,
  countyName: string,
): Pick<NewClaim, 'provinceCode' | 'countyCode'> | null {
  if (provinceName === '') return countyName === '' ? {} : null;
  const province = allProvinces.find(({ code, nameFa, nameEn }) =>
    [code, nameFa, nameEn].some((one) => searchKey(one) === searchKey(provinceName)),
  );
  if (!province) return null;
  if (countyName === '') return { provinceCode: province.code };
  const county = resolveCounty(countyName, province.code);
  return county ? { provinceCode: province.code, countyCode: county.code } : null;
}
