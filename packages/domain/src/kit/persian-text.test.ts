import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compactKey,
  normalizeDigits,
  normalizeText,
  searchKey,
  searchVariants,
  toPersianDigits,
} from './persian-text.ts';

describe('normalizeText', () => {
  it.each([
    ['ي ك ى', 'ی ک ی'],
    ['مشارکت‌‌ها', 'مشارکت‌ها'],
    ['‌کتاب‌ ها‌', 'کتاب ها'],
    ['  نیشابور‎ ', 'نیشابور'],
    ['كـــتاب', 'کتاب'],
    ['ﻛﺘﺎﺏ', 'کتاب'],
    ['٤٥ و ۴۵ و 45', '۴۵ و ۴۵ و 45'],
    ['مسئول مؤسسه آب', 'مسئول مؤسسه آب'],
    ['أحمد إبراهیم', 'احمد ابراهیم'],
    ['½', '½'],
    ['یک\r\nدو', 'یک\nدو'],
  ])('stores %j as %j', (text, stored) => expect(normalizeText(text)).toBe(stored));

  const persian = fc.string({ unit: fc.constantFrom(...'یيىكکآأؤئة۱١1 \u200c\u200e\u0640\u064b،.\nA') });
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(persian, fc.string({ unit: 'grapheme' })), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
      }),
    );
  });

  it('keeps the search key of a text', () => {
    fc.assert(
      fc.property(persian, (text) => {
        expect(searchKey(normalizeText(text))).toBe(searchKey(text));
      }),
    );
  });
});

describe('keys', () => {
  it('folds harakat, hamza, ZWNJ, digits, case and punctuation', () => {
    expect(searchKey('مُؤسّسهٔ «آبِ» ۱۲ ABC')).toBe('موسسه اب 12 abc');
    expect(searchKey('می‌روم')).toBe('میروم');
    expect(searchKey('قائم‌شهر')).toBe(searchKey('قایمشهر'));
  });
  it('indexes the half-space as nothing and as a space', () => {
    expect(searchVariants('می‌روم')).toEqual(['میروم', 'می روم']);
    expect(searchVariants('کتاب')).toEqual(['کتاب']);
  });
  it('is one compact key for every spacing of a name', () => {
    expect(new Set(['تربت‌جام', 'تربت جام', 'تربتجام', ' تربت  جام‎'].map(compactKey)).size).toBe(1);
  });
  it('turns digits both ways', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(normalizeDigits(toPersianDigits(String(number)))).toBe(String(number));
      }),
    );
  });
});
