import { compareTexts, type Locale } from '@hamyar/i18n';

/** By which column a table stands, as its address says: `?sort=this` upwards, `?sort=-this` downwards. */
export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** What each column is sorted by. Texts in the order of the Persian alphabet or the Latin one, numbers by size. */
export type SortValues<Row> = Readonly<Record<string, (row: Row) => bigint | number | string>>;

/** The sorting that an address asks for; null for none, or for a column that the table lacks. */
export function sortIn(
  search: Pick<URLSearchParams, 'get'>,
  parameter: string,
  keys: readonly string[],
): Sort | null {
  const asked = search.get(parameter) ?? '';
  const key = asked.replace(/^-/, '');
  return keys.includes(key) ? { key, isDescending: asked.startsWith('-') } : null;
}

/** Columns with the links that sort by them: largest first at the first press, turned round at the next. */
export function sortable<Column extends { readonly key: string; readonly numeric?: boolean }>(
  columns: readonly Column[],
  url: { readonly searchParams: Pick<URLSearchParams, 'get' | 'toString'> },
  { parameter, keys }: { readonly parameter: string; readonly keys: readonly string[] },
) {
  const sort = sortIn(url.searchParams, parameter, keys);
  return columns.map((column) => {
    if (!keys.includes(column.key)) return column;
    const isSorted = sort?.key === column.key;
    const wantsDescending = isSorted ? !sort.isDescending : column.numeric === true;
    const search = new URLSearchParams(url.searchParams.toString());
    search.set(parameter, `${wantsDescending ? '-' : ''}${column.key}`);
    const sorted = sort?.isDescending ? ('descending' as const) : ('ascending' as const);
    return { ...column, sortHref: `?${search.toString()}`, ...(isSorted && { sorted }) };
  });
}

/** Rows as the sorting wants them; as they came where there is none. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  values: SortValues<Row>,
  locale: Locale,
): readonly Row[] {
  const valueOf = sort && values[sort.key];
  if (!sort || !valueOf) return rows;
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (typeof a === 'string' || typeof b === 'string') return compareTexts(String(a), String(b), locale);
    return a < b ? -1 : a > b ? 1 : 0;
  });
  return sort.isDescending ? sorted.toReversed() : sorted;
}
