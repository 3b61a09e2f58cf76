import { normalizeDigits } from '../../kit/persian-text.ts';
import { type Cell, textOf } from './cell.ts';

// «1.40503E+13» is what a spreadsheet left of a long number; of a number cell it keeps fifteen digits.
const lostDigits = /^\d(?:[.,٫]\d+)?E\+?\d+$/i;
const maxExact = 1e15;

/** A tracking number as it stands, or null when the cell holds none, or one that identifies nothing. */
export function trackingOf(cell: Cell): { trackingNumber: string | null; isLost: boolean } {
  const text = normalizeDigits(textOf(cell))
    .replace(/[\s\u200C'`]/g, '')
    .replace(/\.0$/, '');
  const isLost = typeof cell === 'number' ? cell >= maxExact : lostDigits.test(text);
  // «ندارد», «-» and zeros are no numbers: two gifts that share them are two gifts.
  return { trackingNumber: !isLost && /[1-9]/.test(text) ? text.toUpperCase() : null, isLost };
}

// «شماره پیگیری: », «#», "Ref. no." before a number say what it is; words of Latin letters only where a mark or digit ends them.
const label =
  /^(?:شماره|کد|شناسه|پیگیری|رهگیری|مرجع|ارجاع|تراکنش|رسید|فیش|سند|حواله|واریز|پرداخت|ش\.?پ|(?:REFERENCE|REF|NUMBER|NO|ID|CODE|RRN|TRN|TRACE|TRACKING|TRACK)(?!\p{L})|[^\p{L}\p{N}])+(?=[\dA-Z])/u;

/**
 * What two spellings of one tracking number share: without the label before it, the marks that part its digits, and the
 * zeros in front that a spreadsheet drops.
 */
export const trackingKey = (trackingNumber: string): string =>
  normalizeDigits(trackingNumber)
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(label, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');
