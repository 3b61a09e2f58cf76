import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AmountUnit,
  amountUnitsIrr,
  irrToWordsEn,
  irrToWordsFa,
  parseAmount,
  tomanOf,
} from './money.ts';
import { integerToWordsFa } from './number-words.ts';

const read = (text: string | number, unit: AmountUnit | null = 'rial', words = false): bigint | string => {
  const parsed = parseAmount(text, { unit, words });
  return parsed.ok ? parsed.amountIrr : parsed.reason;
};

describe('parseAmount', () => {
  it.each<[string | number, AmountUnit | null, bigint | string]>([
    ['234,650,000 ریال', 'rial', 234_650_000n],
    ['۷۳،۲۲۰،۰۰۰', 'rial', 73_220_000n],
    ['۱۶۴٬۶۰۰٬۰۰۰', 'rial', 164_600_000n],
    ['٩٢٧٠٠٠٠', 'rial', 9_270_000n],
    ['1 250 000', 'rial', 1_250_000n],
    ['1.250.000', 'rial', 1_250_000n],
    [8_500_000, 'rial', 8_500_000n],
    ['132,413,000 تومان', 'toman', 1_324_130_000n],
    ['1000', 'toman', 10_000n],
    ['1000 ریال', 'toman', 1_000n],
    ['1000 تومان', 'rial', 10_000n],
    ['1,200', 'thousand_rial', 1_200_000n],
    ['1,200 ریال', 'thousand_rial', 'invalid_amount'],
    ['1,200 هزار ریال', 'thousand_rial', 1_200_000n],
    ['1.329', 'million_toman', 13_290_000n],
    ['هزار ریال 5,000', 'thousand_rial', 5_000_000n],
    ['ریال ۵٬۰۰۰', 'rial', 5_000n],
    ['هزار 5,000 ریال', 'rial', 'invalid_amount'],
    ['1.329', 'thousand_toman', 'invalid_amount'],
    ['1.329 میلیون تومان', 'rial', 13_290_000n],
    ['1,200 تومان', 'million_rial', 12_000n],
    [12.5, 'million_toman', 125_000_000n],
    [1.125, 'million_rial', 1_125_000n],
    [0.1 + 0.2, 'million_rial', 300_000n],
    ['۱۲٫۵', 'million_rial', 12_500_000n],
    ['1500.00', 'rial', 1_500n],
    ['۲ میلیون تومان', 'rial', 20_000_000n],
    ['۲ میلیون', 'rial', 'invalid_amount'],
    ['500 تومان', null, 5_000n],
    ['500', null, 'unknown_unit'],
    ['=/1,200,000/-', 'rial', 1_200_000n],
    ['', 'rial', 'missing_amount'],
    ['  ‎', 'rial', 'missing_amount'],
    ['—', 'rial', 'missing_amount'],
    ['-59400000', 'rial', 'negative_amount'],
    ['59400000-', 'rial', 'negative_amount'],
    ['‎−۱٬۲۰۰', 'rial', 'negative_amount'],
    ['(1,200)', 'rial', 'negative_amount'],
    [-5, 'rial', 'negative_amount'],
    ['۰', 'rial', 'zero_amount'],
    [0, 'rial', 'zero_amount'],
    ['دو میلیون', 'rial', 'invalid_amount'],
    ['دو میلیون تومان', 'rial', 'invalid_amount'],
    ['ریال', 'rial', 'invalid_amount'],
    ['1,32,000', 'rial', 'invalid_amount'],
    ['1.500', 'rial', 'invalid_amount'],
    ['10.5', 'rial', 'invalid_amount'],
    ['100 ریال 10 تومان', 'rial', 'invalid_amount'],
    ['99999999999999999999', 'rial', 'invalid_amount'],
    [Number.NaN, 'rial', 'invalid_amount'],
    ['500/000', 'rial', 500_000n],
    ['۷۵۰/۰۰۰', 'toman', 7_500_000n],
    ['۵۰۰٫۰۰۰', 'rial', 500_000n],
    ['1/500/000', 'rial', 1_500_000n],
    ['۱٫۵۰۰٫۰۰۰', 'rial', 1_500_000n],
    ['1/500/000', 'thousand_rial', 1_500_000_000n],
    ['۵۰/۰۰۰ تومان', 'rial', 500_000n],
    ['۲٬۵۰۰/۰۰۰', 'rial', 2_500_000n],
    ['۲٬۵۰۰٫۰۰۰', 'rial', 'invalid_amount'],
    ['1500/000', 'rial', 'invalid_amount'],
    ['500.000', 'rial', 'invalid_amount'],
    ['12/5', 'thousand_rial', 12_500n],
    ['12/5', 'million_toman', 125_000_000n],
    ['0/125', 'million_rial', 125_000n],
    ['12/500', 'thousand_rial', 'invalid_amount'],
    ['12/500', 'million_rial', 'invalid_amount'],
    ['۱۲٫۵۰۰', 'million_toman', 'invalid_amount'],
    ['12/500 میلیون ریال', 'rial', 'invalid_amount'],
    ['۲ میلیون و ۵۰۰/۰۰۰ تومان', 'rial', 25_000_000n],
  ])('reads %j in %s as %s', (text, unit, expected) => expect(read(text, unit)).toBe(expected));

  it.each<[string, bigint]>([
    ['دو میلیون', 20_000_000n],
    ['دو میلیون و پانصد هزار تومان', 25_000_000n],
    ['۱/۵ میلیارد', 15_000_000_000n],
    ['پانصد هزار', 5_000_000n],
    ['هزار', 10_000n],
    ['۲ میلیون و ۳۰۰ هزار', 23_000_000n],
    ['سیصد و بیست و پنج هزار تومان', 3_250_000n],
    ['بیست میلیون ریال', 20_000_000n],
  ])('reads the entry %j in tomans', (text, amountIrr) => expect(read(text, 'toman', true)).toBe(amountIrr));

  const amounts = fc.bigInt({ min: 1n, max: 900_000_000_000_000n });
  const units = fc.constantFrom(...(Object.keys(amountUnitsIrr) as AmountUnit[]));
  it('reads every way of writing an amount alike', () => {
    fc.assert(
      fc.property(
        amounts,
        units,
        fc.constantFrom(',', '،', '٬', ' ', ''),
        fc.constantFrom('٠', '۰', '0'),
        (count, unit, separator, zero) => {
          const grouped = count.toString().replace(/\B(?=(\d{3})+$)/g, separator);
          const text = grouped.replace(/\d/g, (digit) =>
            String.fromCharCode(zero.charCodeAt(0) + Number(digit)),
          );
          const expected = count * amountUnitsIrr[unit];
          fc.pre(expected <= 9_223_372_036_854_775_807n);
          expect(read(text, unit)).toBe(expected);
        },
      ),
    );
  });
  it('is ten times as much in tomans as in rials', () => {
    fc.assert(
      fc.property(amounts, (count) => {
        expect(read(count.toString(), 'toman')).toBe(count * 10n);
      }),
    );
  });
});

describe('words', () => {
  it.each<[bigint, string]>([
    [900_000_000_000n, 'نهصد میلیارد'],
    [1_000n, 'هزار'],
    [0n, 'صفر'],
    [21n, 'بیست و یک'],
    [115n, 'صد و پانزده'],
    [2_595n, 'دو هزار و پانصد و نود و پنج'],
    [-10n, 'منفی ده'],
  ])('%s is «%s»', (value, words) => expect(integerToWordsFa(value)).toBe(words));
  it('names the unit', () => {
    expect(irrToWordsFa(5_000_000n, 'toman')).toBe('پانصد هزار تومان');
    expect(irrToWordsFa(55n, 'toman')).toBe('پنج تومان و پنج ریال');
    expect(irrToWordsFa(900_000_000_000n)).toBe('نهصد میلیارد ریال');
    expect(irrToWordsEn(900_000_000_000n)).toBe('nine hundred billion rials');
    expect(irrToWordsEn(1_121n)).toBe('one thousand one hundred and twenty-one rials');
    expect(tomanOf(1_234n)).toEqual({ toman: 123n, restIrr: 4n });
  });
  it.each<[string, bigint]>([
    ['هشتصد و چهار میلیارد و نهصد و هشتاد و یک میلیون و هزار تومان', 804_981_001_000n],
    ['هزار و پانصد میلیارد تومان', 1_500_000_000_000n],
    ['دو هزار میلیارد و سه هزار میلیون تومان', 2_003_000_000_000n],
    ['هزار تومان', 1_000n],
    ['صد هزار میلیارد تومان', 100_000_000_000_000n],
  ])('«%s» is %s tomans', (text, toman) => expect(read(text, 'rial', true)).toBe(toman * 10n));
  it('spells what the parser reads back, also where a group is one or nothing', () => {
    const group = fc.oneof(fc.constantFrom(0n, 1n, 10n, 100n), fc.bigInt({ min: 0n, max: 999n }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        const toman = groups.reduce((sum, value) => sum * 1_000n + value, 0n);
        fc.pre(toman > 0n);
        expect(read(irrToWordsFa(toman * 10n, 'toman'), 'rial', true)).toBe(toman * 10n);
      }),
      { numRuns: 2_000 },
    );
  });
  it('spells what the parser reads back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), (toman) => {
        expect(read(irrToWordsFa(toman * 10n, 'toman'), 'rial', true)).toBe(toman * 10n);
      }),
    );
  });
});
