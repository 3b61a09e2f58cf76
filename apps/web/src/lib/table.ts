import { compareTexts, type Locale } from '@hamyar/i18n';

/** A column of a table, said once for the page, for what it is sorted by and for the file that holds the same. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** Of all figures of the column, said in its head. */
  readonly unit?: string;
  /** Of the figures in a file, which are exact. */
  readonly fileUnit?: string;
  /** Units under units, with tabular figures. */
  readonly numeric?: boolean;
  /** What the column is sorted by: texts by the alphabet of the page, figures by size; null below all. */
  readonly value: (row: Row) => bigint | number | string | null;
  /** What a file holds where the value alone would say nothing to a reader. */
  readonly written?: (row: Row) => string;
}

/** By which column a table stands, as its address says: `?sort=this` upwards, `?sort=-this` downwards. */
export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** The sorting that an address asks for; null for none, or for a column that the table lacks. */
export function sortIn(
  search: Pick<URLSearchParams, 'get'>,
  parameter: string,
  columns: readonly { readonly key: string }[],
): Sort | null {
  const asked = search.get(parameter) ?? '';
  const key = asked.replace(/^-/, '');
  return columns.some((column) => column.key === key) ? { key, isDescending: asked.startsWith('-') } : null;
}

/** An address, of a request or of the page in hand. */
interface Asking {
  readonly searchParams: Pick<URLSearchParams, 'get' | 'toString'>;
}

/** A table as its address wants it: rows in their order, and columns with the links that sort by them. */
export function tableOf<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  { url, parameter, locale }: { url: Asking; parameter: string; locale: Locale },
) {
  const sort = sortIn(url.searchParams, parameter, columns);
  return {
    rows: sortRows(columns, rows, sort, locale),
    columns: columns.map(({ key, label, unit, numeric }) => ({
      key,
      label,
      ...(unit !== undefined && { unit }),
      ...(numeric === true && { numeric }),
      ...linkOf(key, numeric === true, sort, url.searchParams, parameter),
    })),
  };
}

/** Largest first at the first press, texts from the first letter; turned round at the next. */
function linkOf(
  key: string,
  numeric: boolean,
  sort: Sort | null,
  asked: Pick<URLSearchParams, 'toString'>,
  parameter: string,
) {
  const isSorted = sort?.key === key;
  const search = new URLSearchParams(asked.toString());
  search.set(parameter, `${(isSorted ? !sort.isDescending : numeric) ? '-' : ''}${key}`);
  const sorted = sort?.isDescending ? ('descending' as const) : ('ascending' as const);
  return { sortHref: `?${search.toString()}`, ...(isSorted && { sorted }) };
}

/** Rows as the sorting wants them; as they came where there is none. */
export function sortRows<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  sort: Sort | null,
  locale: Locale,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!sort || !column) return rows;
  const sorted = rows.toSorted((one, other) => compare(column.value(one), column.value(other), locale));
  return sort.isDescending ? sorted.toReversed() : sorted;
}

type Value = ReturnType<TableColumn<unknown>['value']>;

function compare(a: Value, b: Value, locale: Locale): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'string' || typeof b === 'string') return compareTexts(String(a), String(b), locale);
  return a < b ? -1 : a > b ? 1 : 0;
}
