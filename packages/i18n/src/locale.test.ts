import { parseAmount } from '@hamyar/domain';
import { describe, expect, it } from 'vitest';
import { messageNouns, readMessages } from '../scripts/message-files.ts';
import { parseTomanToIrr, toAsciiDigits } from './digits.ts';
import { direction, localizeHref, splitPath } from './locale.ts';
import { fromSolarHijri, toSolarHijri } from './solar-hijri.ts';

describe('addresses', () => {
  it('are Persian at the root and English under /en', () => {
    expect(localizeHref('/needs?page=2#top', 'en')).toBe('/en/needs?page=2#top');
    expect(localizeHref('/en/needs', 'fa')).toBe('/needs');
    expect(localizeHref('/', 'en')).toBe('/en');
    expect(localizeHref('/en?x=1', 'fa')).toBe('/?x=1');
    expect(localizeHref('https://example.org/', 'en')).toBe('https://example.org/');
    expect(localizeHref('//example.org/', 'en')).toBe('//example.org/');
  });
  it('do not mistake a page that begins with en for English', () => {
    expect(splitPath('/energy')).toEqual({ locale: 'fa', path: '/energy' });
  });
  it('know their direction', () => {
    expect([direction('fa'), direction('en')]).toEqual(['rtl', 'ltr']);
  });
});

describe('typed digits', () => {
  it('are understood in three digit sets', () => {
    expect(toAsciiDigits('۰۹۱۲ ٣٤٥ 678')).toBe('0912 345 678');
    expect(parseTomanToIrr('۵۰۰٬۰۰۰')).toBe(5_000_000n);
    expect(parseTomanToIrr('500,000')).toBe(5_000_000n);
    expect(parseTomanToIrr('پانصد')).toBeNull();
    expect(parseTomanToIrr('-5')).toBeNull();
    expect(parseTomanToIrr('۰')).toBe(0n);
  });
  it.each(['500/000', '۱/۵۰۰/۰۰۰', '۲٬۵۰۰/۰۰۰', '12/5', '500.000', '1.500.000', '5,00', '۵۰٬۰۰۰ ریال'])(
    'are the same amount on a page as in a spreadsheet: %s',
    (text) => {
      const inSheet = parseAmount(text, { unit: 'toman' });
      expect(parseTomanToIrr(text)).toBe(inSheet.ok ? inSheet.amountIrr : null);
    },
  );
  it('are never joined across a mark that may be a decimal’s', () => {
    expect(parseTomanToIrr('500/000')).toBe(5_000_000n);
    expect(parseTomanToIrr('12.5')).toBe(125n);
    expect(parseTomanToIrr('1.500')).toBeNull();
  });
});

describe('Solar Hijri days', () => {
  it('go to the stored day and back, and refuse days that do not exist', () => {
    expect(fromSolarHijri({ year: 1403, month: 12, day: 30 })).toBe('2025-03-20');
    expect(fromSolarHijri({ year: 1404, month: 12, day: 30 })).toBeNull();
    expect(fromSolarHijri({ year: 1150, month: 1, day: 1 })).toBe('1771-03-21');
    expect(toSolarHijri('2026-11-21')).toEqual({ year: 1405, month: 8, day: 30 });
  });
});

describe('message files', () => {
  it.each(messageNouns())('of %s are sorted by key, so that branches merge cleanly', (noun) => {
    for (const locale of ['fa', 'en']) {
      const keys = Object.keys(readMessages(noun, locale));
      expect(keys).toEqual([...keys].sort());
    }
  });
});
