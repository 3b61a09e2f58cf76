import { normalizeDigits } from '../../kit/persian-text.ts';
import { type Cell, textOf } from './cell.ts';

// «1.40503E+13» is what a spreadsheet left of a long number; of a number cell it keeps fifteen digits.
const LOST_DIGITS = /^\d(?:[.,٫]\d+)?E\+?\d+$/i;
const LARGEST_EXACT = 1e15;

/** A tracking number as it stands, or null when the cell holds none, or one that identifies nothing. */
export function trackingOf(cell: Cell): { trackingNumber: string | null; isLost: boolean } {
  const text = normalizeDigits(textOf(cell))
    .replace(/[\s\u200C'`]/g, '')
    .replace(/\.0$/, '');
  const isLost = typeof cell === 'number' ? cell >= LARGEST_EXACT : LOST_DIGITS.test(text);
  // «ندارد», «-» and zeros are no numbers: two gifts that share them are two gifts.
  return { trackingNumber: !isLost && /[1-9]/.test(text) ? text.toUpperCase() : null, isLost };
}

/** What two spellings of one tracking number share: a spreadsheet drops zeros in front. */
export const trackingKey = (trackingNumber: string): string => trackingNumber.replace(/^0+(?=.)/, '');
