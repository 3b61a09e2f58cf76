import { type YearPlace, yearPlacesOf } from '../../kit/parse-date.ts';
import type { IsoDay } from '../../kit/solar-hijri.ts';
import type { Cell } from './cell.ts';
import { earliestDay } from './row-day.ts';
import type { Mapping } from './row-outcome.ts';

/** Where the year stands in a column of days; null where its cells do not say so, or contradict each other. */
export type YearPlaceIn = (column: number | undefined) => YearPlace | null;

/** Fields that hold a day, and how many years after the upload theirs may be. */
const yearsAhead = { day: 0, startDay: 3, endDay: 4, licenceExpiry: 30 };

/**
 * Finds where the year stands in each column of days, out of all its cells: «04/06/05» is two days, but beside «25/06/05»
 * or «1404/06/05» it is one. A cell that can be read in one order only decides for its column.
 */
export function yearPlaces(mapping: Mapping<string>, today: IsoDay | undefined) {
  const columns = Object.entries(yearsAhead).flatMap(([field, years]) => {
    const column = mapping[field];
    const last = today && `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
    const isPossible = (day: IsoDay) => day >= earliestDay && (last === undefined || day <= last);
    return column === undefined ? [] : [{ column, isPossible, seen: new Set<YearPlace>() }];
  });
  return {
    /** Whether any cell of these rows is written in letters, so that its order matters. */
    areWritten: (rows: readonly { cells: readonly Cell[] }[]): boolean =>
      rows.some(({ cells }) => columns.some(({ column }) => typeof cells[column] === 'string')),
    add: (cells: readonly Cell[]): void => {
      for (const { column, isPossible, seen } of columns) {
        const cell = cells[column];
        if (typeof cell !== 'string' || seen.size > 1) continue;
        const [only, ...more] = yearPlacesOf(cell, isPossible);
        if (only && more.length === 0) seen.add(only);
      }
    },
    placeIn: (column: number | undefined): YearPlace | null => {
      const [only, ...more] = columns.find((each) => each.column === column)?.seen ?? [];
      return only && more.length === 0 ? only : null;
    },
  };
}
