import { fromSolarHijri, parseTomanToIrr, toAsciiDigits } from '@hamyar/i18n';

/** What was typed, by the name of the input, kept to fill the form again. */
export type TypedValues = Record<string, string | string[]>;

/** Fields of a posted form that are text, as often as they were posted. */
export type PostedFields = [name: string, value: string][];

/** The fields of a form that are text; files go through routes of their own. */
export const textFields = (form: FormData): PostedFields =>
  [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

/** A day that no calendar has: fails every date schema, with its own message. */
export const impossibleDay = 'impossible-day';
/** An amount that is not one: fails the `irr` schema, with its own message. */
export const impossibleAmount = 'impossible-amount';

const dayParts = ['year', 'month', 'day'] as const;

function dayOf(parts: Record<string, string>): string {
  const [year, month, day] = dayParts.map((part) => toAsciiDigits(parts[part] ?? '').trim());
  if (!year && !month && !day) return '';
  return fromSolarHijri({ year: Number(year), month: Number(month), day: Number(day) }) ?? impossibleDay;
}

/**
 * Turns posted fields into the object a schema expects. The end of an input's name says how it was entered:
 * `x[]` a list (none ticked: empty needs `x[]` with an empty value, which our group writes), `x.toman` tomans
 * to rials, `x.digits` machine digits, `x.number` a number, `x.flag` yes or no, `x.year|.month|.day` a Solar Hijri day to
 * a stored day. What cannot be read so stays as it was typed, for the schema to refuse.
 * Empty fields are left out, so that `.optional()` means what it says.
 */
export function readFields(form: FormData): { values: TypedValues; input: Record<string, unknown> } {
  const values: TypedValues = {};
  const input: Record<string, unknown> = {};
  const days = new Map<string, Record<string, string>>();
  for (const [name, texts] of textsByName(form)) {
    const text = texts.at(-1)?.trim() ?? '';
    const [base = '', suffix] = name.endsWith('[]') ? [name.slice(0, -2), '[]'] : splitLast(name);
    values[name] = suffix === '[]' ? texts : text;
    if (suffix === '[]') input[base] = texts.filter((entry) => entry !== '');
    else if (suffix === 'year' || suffix === 'month' || suffix === 'day') {
      days.set(base, { ...days.get(base), [suffix]: text });
    } else if (text === '') continue;
    else if (suffix === 'toman') input[base] = String(parseTomanToIrr(text) ?? impossibleAmount);
    else if (suffix === 'digits') input[base] = toAsciiDigits(text).replace(/[\s-]/g, '');
    else if (suffix === 'number') input[base] = numberOf(text) ?? text;
    else if (suffix === 'flag') input[base] = flags.get(text) ?? text;
    else input[name] = text;
  }
  for (const [base, parts] of days) {
    const day = dayOf(parts);
    if (day) input[base] = day;
  }
  return { values, input };
}

/** The same of a form that is sent by the address: filters of a list. */
export function readQuery(url: URL): Record<string, unknown> {
  const form = new FormData();
  for (const [name, text] of url.searchParams) form.append(name, text);
  return readFields(form).input;
}

/** What a tick or a choice of two posts. A box that is not ticked posts nothing, and its field is left out. */
const flags: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

function numberOf(text: string): number | null {
  const ascii = toAsciiDigits(text);
  return /^-?\d{1,15}(?:\.\d+)?$/.test(ascii) ? Number(ascii) : null;
}

/** What was posted under each name, in one pass: asking a form for a name makes it look through all of them. */
function textsByName(form: FormData): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, entry] of form) {
    const texts = found.get(name) ?? [];
    if (typeof entry === 'string') texts.push(entry);
    found.set(name, texts);
  }
  return found;
}

function splitLast(name: string): [string, string | undefined] {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}
