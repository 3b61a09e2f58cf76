import { invalidField } from './refusal.ts';

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instantShape = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

/**
 * Reads the cursor of a list ordered by id: the id of the last row seen. A cursor comes from outside, so it is checked
 * before the database would choke on it.
 * @returns null at the beginning of the list
 * @throws Refusal `invalid`, `cursor.invalid`
 */
export function lastSeenId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!idShape.test(cursor)) throw invalidField('cursor', 'cursor.invalid');
  return cursor;
}

/** Reads the cursor of a list ordered by a number: that of the last row seen, in digits. Returns and throws as `lastSeenId`. */
export function lastSeenNumber(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,18}$/.test(cursor)) throw invalidField('cursor', 'cursor.invalid');
  return cursor;
}

/** Reads the cursor of a list ordered by instant, then id: `<instant>_<id>`. Returns and throws as `lastSeenId`. */
export function lastSeenInstant(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  const [at = '', id = ''] = cursor.split('_');
  if (!isInstant(at) || !idShape.test(id)) throw invalidField('cursor', 'cursor.invalid');
  return { at, id };
}

/** The thirtieth of February has the shape of an instant too: only a real one comes back as it went in. */
function isInstant(text: string): boolean {
  if (!instantShape.test(text)) return false;
  const parsed = new Date(text);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 19) === text.slice(0, 19);
}
