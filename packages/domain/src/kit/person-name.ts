import { compactKey, normalizeText } from './persian-text.ts';

/** Longest given or family name kept; the longest real ones of the civil registry are well under it. */
const maxName = 60;

export type NameFault = 'missing' | 'too_short' | 'too_long' | 'has_digits' | 'has_signs';

/**
 * A given or family name in its stored form: letters of any script, spaces, ZWNJ, hyphen, apostrophe and dot.
 * @returns the stored text, or which fault to tell the person about
 */
export function parsePersonName(text: string): { readonly name: string } | { readonly fault: NameFault } {
  const name = normalizeText(text);
  if (name === '') return { fault: 'missing' };
  if (/\p{N}/u.test(name)) return { fault: 'has_digits' };
  if (!/^[\p{L}\p{M}\u200C '’.-]+$/u.test(name) || !/\p{L}/u.test(name)) return { fault: 'has_signs' };
  const length = [...name].length;
  if (length > maxName) return { fault: 'too_long' };
  return length < 2 ? { fault: 'too_short' } : { name };
}

/** What a person is found by, however the seeker spells or spaces the name; null without a name. */
export function nameKey(given: string | null, family: string | null): string | null {
  return given === null && family === null ? null : compactKey(`${given ?? ''} ${family ?? ''}`);
}
