import { normalizeDigits, stripInvisible } from './persian-text.ts';

/** Crockford's thirty-two signs: none can be taken for another when read out or written down. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of as many signs as there are random bytes, five bits each. */
export const printedCode = (random: Uint8Array): string =>
  Array.from(random, (byte) => signs.charAt(byte & 31)).join('');

/** A code as somebody typed it, in whatever digits, with the look-alikes mended and what separates its groups taken out. */
export const mendCode = (typed: string): string =>
  stripInvisible(normalizeDigits(typed))
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[\s\p{Pd}]/gu, '');

/** A code as it is printed: `XXXX-XXXX-XXXX`. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
