import type { Cell, SpreadsheetRow } from './read-rows.ts';
import { tailOfPart, type XlsxPackage } from './xlsx-parts.ts';

interface MergedDown {
  from: number;
  to: number;
  column: number;
}

const mergePattern = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;

/** `AB` → 27 (0-based). */
export const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Cells merged over several rows. They stand after the rows in a worksheet, which are read as they come. */
export async function mergedDown(xlsx: XlsxPackage, part: string, maxBytes: number): Promise<MergedDown[]> {
  const tail = await tailOfPart(xlsx, part, 'mergeCells', maxBytes);
  return [...tail.matchAll(mergePattern)]
    .map(([, letters = '', from, to]) => ({
      from: Number(from),
      to: Number(to),
      column: columnNumber(letters),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}

/** Gives each row the cells merged down into it, and says which those are: what is counted must not count twice. */
export function fillDown(merges: readonly MergedDown[]): (row: SpreadsheetRow) => SpreadsheetRow {
  let next = 0;
  let open: (MergedDown & { value: Cell })[] = [];
  return (row) => {
    const isBlank = row.cells.every((cell) => cell === null || cell === undefined);
    if (open.length > 0) open = open.filter(({ to }) => to >= row.row);
    const cells = [...row.cells];
    const merged: number[] = [];
    for (const { column, value } of isBlank ? [] : open) {
      while (cells.length <= column) cells.push(null);
      cells[column] = value;
      merged.push(column);
    }
    for (let merge = merges[next]; merge !== undefined && merge.from <= row.row; merge = merges[++next]) {
      const value = merge.from === row.row ? (row.cells[merge.column] ?? null) : null;
      if (value !== null) open.push({ ...merge, value });
    }
    return merged.length === 0 ? row : { ...row, cells, merged };
  };
}
