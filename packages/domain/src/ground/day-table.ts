import { parseDay } from '../kit/parse-date.ts';
import { compactKey, normalizeText } from '../kit/persian-text.ts';
import { isoDayToSolar } from '../kit/solar-hijri.ts';
import { type Occasion, type OccasionKind, solarOccasions } from './calendar-days.ts';

/** Why a line of a pasted table cannot be a day. */
export type DayLineFault = 'columns' | 'day' | 'other_year' | 'name' | 'kind' | 'twice' | 'too_long';

export interface DayTable {
  readonly occasions: readonly Occasion[];
  /** Lines that say again what the date alone says: left out. */
  readonly fixed: number;
  readonly faults: readonly LineFault[];
}

interface LineFault {
  readonly line: number;
  readonly text: string;
  readonly fault: DayLineFault;
}

const faultOf = (index: number, text: string, fault: DayLineFault): LineFault => ({
  line: index + 1,
  text: text.slice(0, 120),
  fault,
});

const kinds: readonly (readonly [OccasionKind, readonly string[]])[] = [
  ['holiday', ['تعطیل', 'تعطیل رسمی', 'تعطیلی', 'holiday', 'off']],
  ['civic', ['مناسبت', 'غیرتعطیل', 'غیر تعطیل', 'civic', 'observance']],
];
const kindByWord = new Map(kinds.flatMap(([kind, words]) => words.map((word) => [compactKey(word), kind])));

/** More lines than this are no table of one year. */
const maxDayLines = 400;
const maxNameLength = 120;

type Line = { readonly occasion: Occasion } | { readonly fault: DayLineFault };

function readLine(text: string, year: number): Line {
  const [written = '', name = '', kindWord = ''] = text
    .split(/[;؛\t]/)
    .map((part) => normalizeText(part).trim());
  if (name === '' && kindWord === '') return { fault: 'columns' };
  const day = parseDay(written);
  if (day === null) return { fault: 'day' };
  if (isoDayToSolar(day).year !== year) return { fault: 'other_year' };
  if (name === '' || name.length > maxNameLength) return { fault: 'name' };
  const kind = kindByWord.get(compactKey(kindWord));
  return kind ? { occasion: { day, kind, fa: name, en: name, basis: 'official' } } : { fault: 'kind' };
}

/**
 * Reads the official table of a Solar Hijri year as it is pasted: a line a day, «1405/01/01; عید فطر; تعطیل», parted by
 * semicolons or tabs. A heading, which holds no digit, is passed over, and so is what is fixed by the date anyway. A text with
 * lines too many is read no further than that. Pure.
 */
export function readDayTable(text: string, year: number): DayTable {
  const lines = text.split(/\r?\n/);
  const beyond = lines.findIndex((line, index) => index >= maxDayLines && line.trim() !== '');
  if (beyond >= 0)
    return { occasions: [], fixed: 0, faults: [faultOf(beyond, lines[beyond] ?? '', 'too_long')] };
  const fixedRows = solarOccasions(year);
  const seen = new Set<string>();
  const occasions: Occasion[] = [];
  const faults: LineFault[] = [];
  let fixed = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, year);
    if ('fault' in read) {
      const isHeading = index === 0 && read.fault === 'day' && !/\p{Nd}/u.test(line);
      if (!isHeading) faults.push(faultOf(index, line, read.fault));
      continue;
    }
    const key = `${read.occasion.day} ${compactKey(read.occasion.fa)}`;
    if (seen.has(key)) faults.push(faultOf(index, line, 'twice'));
    else if (fixedRows.some((row) => saysAgain(row, read.occasion))) fixed += 1;
    else occasions.push(read.occasion);
    seen.add(key);
  }
  return { occasions, fixed, faults };
}

/** Whether the date alone says it already: a moon's holiday on the same day is another. */
function saysAgain(row: Occasion, said: Occasion): boolean {
  const [known, name] = [compactKey(row.fa), compactKey(said.fa)];
  return row.day === said.day && row.kind === said.kind && (known.includes(name) || name.includes(known));
}
