import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { parseTimeWindows } from './clock-time.ts';
import { needRowRule } from './needs.ts';
import { volunteerRowRule } from './volunteers.ts';
import { parseWeekdays } from './week-days.ts';

const hours = (...spans: [number, number][]) =>
  spans.map(([start, end]) => ({ startMinute: start * 60, endMinute: end * 60 }));

describe('hours of a day', () => {
  it.each<[string, ReturnType<typeof hours>]>([
    ['۲۲ تا ۶', hours([22, 30])],
    ['از ساعت ۲۰ الی ۸', hours([20, 32])],
    ['18-24', hours([18, 24])],
    ['22:30 تا 0', [{ startMinute: 1350, endMinute: 1440 }]],
    ['بعدازظهرها', hours([12, 16])],
    ['بعد از ظهر', hours([12, 16])],
    ['صبح‌ها و شب‌ها', hours([8, 12], [20, 24])],
    ['فقط عصرها', hours([16, 20])],
    ['شب تا صبح', hours([20, 32])],
    ['صبح تا عصر', hours([8, 16])],
    ['۲۴ ساعته', hours([0, 24])],
    ['شبانه‌روزی', hours([0, 24])],
    ['تمام روز', hours([8, 20])],
    ['✓', hours([8, 20])],
    ['۲ ب.ظ تا ۶ ب.ظ', hours([14, 18])],
    ['۸ صبح تا ۲ بعدازظهر', hours([8, 14])],
    ['۱۰ شب تا ۲ شب', hours([22, 26])],
    ['بعد از ساعت ۱۷', hours([17, 24])],
    ['۱۶ به بعد', hours([16, 24])],
    ['8:30-12، 16-20', [{ startMinute: 510, endMinute: 720 }, ...hours([16, 20])]],
    ['خیر', []],
    ['—', []],
  ])('%j are read', (text, windows) => expect(parseTimeWindows(text)).toEqual(windows));
  it.each<[string, Cell]>([
    ['that may be of the morning or the afternoon', '۸ تا ۴'],
    ['before dawn or after noon', '۲ تا ۶'],
    ['without an end', 'تا ۱۲'],
    ['of no length', '۸ تا ۸'],
    ['of nearly a day', '۱۴ تا ۱۳'],
    ['that depend', 'هر وقت شد'],
    ['that a spreadsheet took for a day', new Date('2026-08-12T00:00:00Z')],
    ['that are a bare number', 8],
  ])('%s are not read', (_what, cell) => expect(parseTimeWindows(cell)).toBeNull());
});

describe('days of the week', () => {
  it.each<[string, string]>([
    ['پنج‌شنبه تا شنبه', 'thursday friday saturday'],
    ['از شنبه تا دوشنبه و جمعه', 'saturday sunday monday friday'],
    ['شنبه‌ها و سه‌شنبه‌ها', 'saturday tuesday'],
    ['روزهای زوج', 'saturday monday wednesday'],
    ['آخر هفته', 'thursday friday'],
    ['هر روز به جز جمعه', 'saturday sunday monday tuesday wednesday thursday'],
    ['همه روزه', 'saturday sunday monday tuesday wednesday thursday friday'],
    ['شنبه - دوشنبه - جمعه', 'saturday monday friday'],
    ['', ''],
  ])('«%s» are read', (text, days) => expect(parseWeekdays(text)?.join(' ')).toBe(days));
  it.each(['شنبه - چهارشنبه', 'روزهای تعطیل', 'شنبه تا', 'یک روز در میان', '۳ روز', 'هر روز به جز تعطیلات'])(
    '«%s» are not',
    (text) => expect(parseWeekdays(text)).toBeNull(),
  );
});

const reasonOf = (outcome: { kind: string; reason?: string; field?: string } | null): string =>
  outcome?.kind === 'rejected' ? `${outcome.reason} ${outcome.field}` : (outcome?.kind ?? 'blank');

describe('what narrows where and when a person comes', () => {
  const person = ['0084575948', '09123456789', 'مددکار', 'قم', 'قم'];
  const judge = (limits: Record<string, Cell>) => {
    const fields = ['nationalId', 'mobile', 'profession', 'province', 'county', ...Object.keys(limits)];
    const mapping = Object.fromEntries(fields.map((field, column) => [field, column]));
    return volunteerRowRule({ mapping, provinceCode: null, today: '2026-11-28' })(2, [
      ...person,
      ...Object.values(limits),
    ]);
  };
  it.each<[Record<string, Cell>, string]>([
    [{ saturday: 'هر وقت شد' }, 'unreadable_hours saturday'],
    [{ saturday: '', friday: '۸ تا ۴' }, 'unreadable_hours friday'],
    [{ saturday: '-', friday: 'خیر' }, 'no_hours saturday'],
    [{ radiusKm: 'فقط شهر خودم' }, 'unreadable_limit radiusKm'],
    [{ radiusKm: '-5' }, 'unreadable_limit radiusKm'],
    [{ radiusKm: '۱۰۰ متر' }, 'unreadable_limit radiusKm'],
    [{ weeklyHours: '۴ ساعت در ماه' }, 'unreadable_limit weeklyHours'],
    [{ weeklyHours: 'کم' }, 'unreadable_limit weeklyHours'],
    [{ remote: 'فقط غیرحضوری' }, 'unreadable_limit remote'],
    [{ licenceExpiry: 'سال آینده' }, 'invalid_date licenceExpiry'],
    [{ licenceExpiry: '1407/13/01' }, 'invalid_date licenceExpiry'],
    [{ licenceExpiry: '1504/02/01' }, 'implausible_date licenceExpiry'],
  ])('refuses the row where it cannot be read: %j', (limits, reason) =>
    expect(reasonOf(judge(limits))).toBe(reason),
  );
  it.each<[Record<string, Cell>, object]>([
    [{ radiusKm: '۱۵۰ کیلومتر' }, { radiusKm: 150 }],
    [{ radiusKm: 'حداکثر ۲۰' }, { radiusKm: 20 }],
    [{ radiusKm: 'نامحدود' }, { radiusKm: 2_500 }],
    [{ radiusKm: 25 }, { radiusKm: 25 }],
    [{ weeklyHours: '۶ ساعت در هفته' }, { weeklyHours: 6 }],
    [{ licenceExpiry: 'دائم' }, { licenceExpiresOn: null }],
    [{ licenceExpiry: '1407/05/31' }, { licenceExpiresOn: '2028-08-21' }],
    [{ remote: 'حضوری و غیرحضوری' }, { remote: true }],
    [{ saturday: '۲۲ تا ۶' }, { availability: { saturday: hours([22, 30]) } }],
    [{ saturday: '' }, { availability: {} }],
  ])('is read: %j', (limits, record) =>
    expect(judge(limits)).toMatchObject({ kind: 'accepted', record, warnings: [] }),
  );
  it('is kept without a cell that widens nothing, with a warning', () =>
    expect(
      judge({ gender: 'نامشخص', languages: 'کلینگون', remote: 'شاید', licenceNumber: 'دارم' }),
    ).toMatchObject({ kind: 'accepted', warnings: ['gender', 'languages', 'licenceNumber', 'remote'] }));
});

describe('what narrows when a need is and who may come', () => {
  const judge = (limits: Record<string, Cell>) => {
    const fields = ['quantity', 'startDay', 'endDay', 'county', ...Object.keys(limits)];
    const mapping = Object.fromEntries(fields.map((field, column) => [field, column]));
    const cells = [2, '1405/09/10', '1405/09/20', 'قوچان', ...Object.values(limits)];
    return needRowRule({ mapping, provinceCode: 'IR-09', today: '2026-11-28' })(2, cells);
  };
  it.each<[Record<string, Cell>, string]>([
    [{ days: 'روزهای تعطیل' }, 'unreadable_days days'],
    [{ startTime: 'اول وقت', endTime: '۱۲' }, 'unreadable_hours endTime'],
    [{ startTime: '۸', endTime: '۲' }, 'unreadable_hours endTime'],
    [{ startTime: 'اول وقت', endTime: '' }, 'unreadable_hours startTime'],
    [{ gender: 'ترجیحا خانم' }, 'unreadable_limit gender'],
    [{ language: 'ترکی و کردی' }, 'unreadable_limit language'],
    [{ language: 'کلینگون' }, 'unreadable_limit language'],
  ])('refuses the row where it cannot be read: %j', (limits, reason) =>
    expect(reasonOf(judge(limits))).toBe(reason),
  );
  it.each<[Record<string, Cell>, object]>([
    [{ days: 'پنج‌شنبه تا شنبه' }, { days: ['thursday', 'friday', 'saturday'] }],
    [
      { startTime: '22', endTime: '6' },
      { startMinute: 1320, endMinute: 1800 },
    ],
    [
      { startTime: '۸ تا ۱۲', endTime: null },
      { startMinute: 480, endMinute: 720 },
    ],
    [
      { startTime: '20', endTime: '24' },
      { startMinute: 1200, endMinute: 1440 },
    ],
    [{ gender: 'فقط بانوان' }, { gender: 'woman' }],
    [{ gender: 'فرقی نمی‌کند' }, { gender: null }],
    [{ gender: 'زن یا مرد' }, { gender: null }],
    [{ language: 'زبان ترکمنی' }, { language: 'tk' }],
    [{ language: '-' }, { language: null }],
  ])('is read: %j', (limits, record) => expect(judge(limits)).toMatchObject({ kind: 'accepted', record }));
  it('is not a need of another century', () => {
    const rule = needRowRule({
      mapping: { quantity: 0, startDay: 1, endDay: 2, county: 3 },
      provinceCode: 'IR-09',
      today: '2026-11-28',
    });
    expect(reasonOf(rule(2, [1, '1504/09/10', '1504/09/12', 'قوچان']))).toBe('implausible_date startDay');
  });
});
