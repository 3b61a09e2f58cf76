import { describe, expect, it } from 'vitest';
import {
  columnUnit,
  echoIrr,
  formatChange,
  formatDay,
  formatDayDigits,
  formatIrr,
  formatIrrIn,
  formatKilometres,
  formatList,
  formatMinutes,
  formatNumber,
  formatPercent,
  formatSpan,
  formatTime,
  formatTimeLeft,
  formatWhen,
  unitWord,
} from './format.ts';

const now = '2026-11-21T08:00:00Z';

describe('numbers', () => {
  it('are printed in the digits of the language', () => {
    expect(formatNumber(1234.5, 'fa')).toBe('۱٬۲۳۴٫۵');
    expect(formatNumber(9_007_199_254_740_993n, 'en')).toBe('9,007,199,254,740,993');
  });
  it('say a percentage after the number and a change in words', () => {
    expect(formatPercent(0.12, 'fa')).toBe('۱۲٪');
    // Never over a line: the whole only when it is whole, nothing only when there is nothing.
    expect(formatPercent(0.9967, 'en')).toBe('99%');
    expect(formatPercent(0.9999, 'en', { decimals: 1 })).toBe('99.9%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0.0033, 'en')).toBe('0.3%');
    expect(formatPercent(0.00000001, 'en')).toBe('0.0001%');
    expect(formatPercent(0, 'en')).toBe('0%');
    expect(formatChange(0.12, 'fa')).toBe('۱۲٪ افزایش');
    expect(formatChange(-0.045, 'en')).toBe('down 4.5%');
    expect(formatChange(null, 'fa')).toBe('—');
    expect(formatChange(-0.9999, 'fa')).toBe('۹۹٫۹٪ کاهش');
    expect(formatChange(-1, 'fa')).toBe('۱۰۰٪ کاهش');
  });
  it('join lists and say distances the way the language does', () => {
    expect(formatList(['مسکن', 'اشتغال', 'سلامت'], 'fa')).toBe('مسکن، اشتغال و سلامت');
    expect(formatKilometres(3.24, 'fa')).toBe('۳٫۲ کیلومتر');
  });
});

describe('money', () => {
  it('always prints its unit', () => {
    expect(formatIrr(5_000_000n, 'fa')).toBe('۵۰۰ هزار تومان');
    expect(formatIrr('12500000', 'fa')).toBe('۱ میلیون و ۲۵۰ هزار تومان');
    expect(formatIrr(12_345_670n, 'fa')).toBe('۱٬۲۳۴٬۵۶۷ تومان');
    expect(formatIrr(5_000_000n, 'fa', { digits: true })).toBe('۵۰۰٬۰۰۰ تومان');
    expect(formatIrr(5_000_000n, 'en')).toBe('500,000 tomans');
    expect(formatIrr(36_000_000_000n, 'en')).toBe('3.6 billion tomans');
    expect(formatIrr(36_000_000_010n, 'en')).toBe('3,600,000,001 tomans');
    expect(formatIrr(36_000_000_000n, 'en', { digits: true })).toBe('3,600,000,000 tomans');
    expect(formatIrr(1_500_000n, 'fa', { unit: 'rial' })).toBe('۱٬۵۰۰٬۰۰۰ ریال');
  });
  it('reports in billions of rials with one decimal', () => {
    expect(formatIrr(900_000_000_000n, 'fa', { unit: 'billion_rial' })).toBe('۹۰۰ میلیارد ریال');
    expect(formatIrr(1_250_000_000n, 'en', { unit: 'billion_rial' })).toBe('1.3 billion rials');
  });
  it('never reports a real gift as zero', () => {
    expect(formatIrr(50_000_000n, 'fa', { unit: 'billion_rial' })).toBe('۵۰ میلیون ریال');
    expect(formatIrr(10n, 'fa', { unit: 'billion_rial' })).toBe('۱۰ ریال');
    expect(formatIrr(0n, 'fa', { unit: 'billion_rial' })).toBe('۰ میلیارد ریال');
  });
  it('stands in a column without its unit, which the head says: billions unless one of them would read as nothing', () => {
    expect(columnUnit([0n, 22_000_000_000n, '100000000'])).toBe('billion_rial');
    expect(columnUnit(['22000000000', 99_999_999n])).toBe('million_rial');
    expect(unitWord('billion_rial', 'fa')).toBe('میلیارد ریال');
    expect(formatIrrIn('billion_rial', 22_000_000_000n, 'fa')).toBe('۲۲٫۰');
    expect(formatIrrIn('billion_rial', '2649950000000', 'en')).toBe('2,650.0');
    expect(formatIrrIn('million_rial', -1_250_000n, 'en')).toBe('-1.3');
    expect(formatIrrIn('million_rial', 0n, 'fa')).toBe('۰');
    expect(formatIrrIn('million_rial', 30_000n, 'fa')).toBe('۰٫۰۳');
    expect(formatIrrIn('million_rial', 1n, 'en')).toBe('0.000001');
  });
  it('is exact for sums beyond what a double holds', () => {
    expect(formatIrr(90_071_992_547_409_930n, 'en')).toBe('9,007,199,254,740,993 tomans');
    expect(formatIrr('9223372036854775807', 'en', { digits: true })).toBe('922,337,203,685,477,580.7 tomans');
    expect(formatIrr(-9_223_372_036_854_775_807n, 'en')).toBe('-922,337,203,685,477,580.7 tomans');
    const wide = '10800000000000000000000049999999';
    expect(formatIrr(wide, 'en', { unit: 'billion_rial' })).toBe(
      '10,800,000,000,000,000,000,000 billion rials',
    );
  });
  it('is echoed in rials, and in words when someone can say them', () => {
    expect(echoIrr(5_000_000n, 'fa')).toBe('۵۰۰ هزار تومان، برابر با ۵٬۰۰۰٬۰۰۰ ریال');
    expect(echoIrr(5_000_000n, 'fa', () => 'پانصد هزار تومان')).toContain('پانصد هزار تومان، برابر');
  });
});

describe('days', () => {
  it('are Solar Hijri in the order people say', () => {
    expect(formatDay('2026-11-21', 'fa')).toBe('شنبه ۳۰ آبان ۱۴۰۵');
    expect(formatDay('2026-11-21', 'en')).toBe('Sat 30 Aban 1405 (21\u00a0Nov\u00a02026)');
    expect(formatDayDigits('2026-11-21', 'fa')).toBe('۱۴۰۵/۰۸/۳۰');
  });
  it('turn with Tehran midnight, not with UTC', () => {
    expect(formatDay('2026-03-20T20:45:00Z', 'fa', { weekday: false })).toBe('۱ فروردین ۱۴۰۵');
    expect(formatDay('2026-03-20T20:15:00Z', 'fa', { weekday: false })).toBe('۲۹ اسفند ۱۴۰۴');
  });
  it('agree with the calendar of ICU at the month starts of a century', () => {
    const icu = new Intl.DateTimeFormat('en-u-ca-persian', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'numeric',
    });
    for (let day = Date.UTC(1970, 0, 1); day < Date.UTC(2070, 0, 1); day += 17 * 86_400_000) {
      const parts = new Map(icu.formatToParts(day).map((part) => [part.type, part.value] as const));
      const own = formatDayDigits(new Date(day).toISOString().slice(0, 10), 'en').split('/');
      expect([Number(own[1]), Number(own[2])]).toEqual([
        Number(parts.get('month')),
        Number(parts.get('day')),
      ]);
    }
  });
});

describe('times', () => {
  it('are in Tehran', () => {
    expect(formatTime('2026-11-22T12:30:00Z', 'fa')).toBe('۱۶:۰۰');
  });
  it('name near days and date far ones', () => {
    expect(formatWhen('2026-11-22T12:30:00Z', now, 'fa')).toBe('فردا ساعت\u00a0۱۶');
    expect(formatWhen('2026-11-22T12:30:00Z', now, 'en')).toBe('Tomorrow at 16:00');
    expect(formatWhen('2026-11-28T13:00:00Z', now, 'fa')).toBe('شنبه ۷ آذر ۱۴۰۵، ساعت\u00a0۱۶:۳۰');
    expect(formatSpan('2026-11-22T12:30:00Z', '2026-11-22T14:30:00Z', now, 'fa')).toBe(
      'فردا ساعت\u00a0۱۶\u00a0تا\u00a0۱۸',
    );
  });
  it('say midnight in full, and begin a line, not its second half, with a capital', () => {
    expect(formatWhen('2026-11-21T20:30:00Z', now, 'fa')).toBe('فردا ساعت\u00a0۰۰:۰۰');
    expect(formatSpan('2026-11-22T18:30:00Z', '2026-11-22T22:30:00Z', now, 'en')).toBe(
      'Tomorrow at 22:00 to Mon 2 Azar 1405 (23\u00a0Nov\u00a02026), 02:00',
    );
    expect(formatSpan('2026-11-21T14:30:00Z', '2026-11-21T20:30:00Z', now, 'en')).toBe(
      'Today at 18:00 to tomorrow at 00:00',
    );
  });
  it('say what is left in the two largest units', () => {
    expect(formatTimeLeft('2026-11-24T12:30:00Z', now, 'fa')).toBe('۳ روز و ۴ ساعت مانده');
    expect(formatTimeLeft('2026-11-21T09:00:00Z', now, 'en')).toBe('1 hour left');
    expect(formatTimeLeft('2026-11-20T09:00:00Z', now, 'fa')).toBe('زمان آن گذشته است');
    expect(formatMinutes(150, 'fa')).toBe('۲ ساعت و ۳۰ دقیقه');
  });
});
