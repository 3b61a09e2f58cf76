import * as taxonomy from '../../ground/taxonomy.ts';
import { normalizeText, searchKey } from '../../kit/persian-text.ts';
import { type Cell, textOf } from './cell.ts';

type Weekday = taxonomy.Weekday;

const week: readonly Weekday[] = taxonomy.weekdays.map(({ code }) => code);
const groups: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [
    /^(?:همه|تمام|کل) ?(?:ی )?(?:روز ?ها|روز ?های هفته|هفته|ایام هفته)$|^هر ?روز(?: هفته)?$|^روزانه$|^همه ?روزه$|^every ?day$|^daily$/,
    week,
  ],
  [/^(?:روز ?های|ایام) ?(?:کاری|اداری)$/, ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday']],
  [/^(?:روز ?های )?زوج$/, ['saturday', 'monday', 'wednesday']],
  [/^(?:روز ?های )?فرد$/, ['sunday', 'tuesday', 'thursday']],
  [/^(?:روز ?های )?(?:آخر|اخر|پایان) ?هفته$/, ['thursday', 'friday']],
];

/** A day by its name, also as «روز شنبه», «شنبه‌ها», «روزهای جمعه». */
function dayNamed(text: string): Weekday | null {
  const bare = searchKey(text.replaceAll('\u200C', ' '))
    .replace(/^روز ?(?:های)? /, '')
    .replace(/ ?ها$/, '');
  return taxonomy.matchWeekday(bare);
}

/** The days from one to another, across the week's end too: «پنجشنبه تا شنبه» are three. */
function daysBetween(from: Weekday, to: Weekday): readonly Weekday[] {
  const [first, last] = [week.indexOf(from), week.indexOf(to)];
  return first <= last ? week.slice(first, last + 1) : [...week.slice(first), ...week.slice(0, last + 1)];
}

function daysIn(part: string): readonly Weekday[] | null {
  const key = searchKey(part.replaceAll('\u200C', ' '));
  const group = groups.find(([pattern]) => pattern.test(key));
  if (group) return group[1];
  const ends = part.replace(/^از\s+/u, '').split(/\s+(?:تا|الی|لغایت)\s+/u);
  const days = ends.map(dayNamed);
  const [from, to] = days;
  if (!from || days.length > 2 || (days.length === 2 && !to)) return null;
  return to ? daysBetween(from, to) : [from];
}

function listed(text: string): Weekday[] | null {
  // «شنبه - چهارشنبه» may be two days or five.
  const dashed = text.split(/\s*[-–—]\s*/u);
  if (dashed.length === 2 && dashed.every((part) => dayNamed(part) !== null)) return null;
  const found: Weekday[] = [];
  for (const part of text.split(/\s*[،,؛;/+\n–—-]\s*|\s+و\s+/u).filter(Boolean)) {
    const days = daysIn(part);
    if (days === null) return null;
    found.push(...days);
  }
  return [...new Set(found)];
}

/**
 * Reads the weekdays of a need: «شنبه، دوشنبه», «پنجشنبه تا شنبه», «روزهای زوج», «هر روز به جز جمعه». `[]` when blank,
 * null when it cannot be read: that must never become every day.
 */
export function parseWeekdays(cell: Cell): Weekday[] | null {
  const text = textOf(cell);
  if (text === '' || /^[-–—]$/.test(text)) return [];
  const [stated = '', excepted, ...more] = normalizeText(text)
    .replace(/^فقط\s+/u, '')
    .split(/\s*(?:به\s?جز|بجز|غیر\s?از|به\s?غیر\s?از|مگر|به\s?استثنای)\s+/u);
  const days = listed(stated.replace(/[،,]$/u, ''));
  if (excepted === undefined || days === null) return days;
  const without = more.length === 0 ? listed(excepted) : null;
  const left = days.filter((day) => !without?.includes(day));
  return without === null || left.length === 0 ? null : left;
}
