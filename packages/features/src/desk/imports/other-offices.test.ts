import { Readable } from 'node:stream';
import {
  allCounties,
  type ContributionRecord,
  formatSolar,
  isoDayToSolar,
  resolveProvince,
  solarMonths,
  toPersianDigits,
} from '@hamyar/domain';
import { readRows } from '@hamyar/sheets/read-rows';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { previewRows } from './preview-file.ts';

/** Files of offices never seen: the same truth, written with other habits, must give the same answer. */
interface Habit {
  name: string;
  title: readonly string[];
  headings: Record<'day' | 'kind' | 'amount' | 'county' | 'theme' | 'trackingNumber' | 'donorName', string>;
  order: readonly (keyof Habit['headings'] | 'extra')[];
  amount: (record: Truth) => string | number;
  day: (record: Truth) => string | Date;
  county: (name: string) => string;
  kinds: Record<ContributionRecord['kind'], string>;
  file: (table: (string | number | Date)[][]) => Promise<Buffer> | Buffer;
}
type Truth = Pick<ContributionRecord, 'day' | 'kind' | 'amountIrr' | 'themeText'> & {
  county: string;
  tracking: string;
};

const csv =
  (separator: string, encoding: BufferEncoding = 'utf8', mark = '') =>
  (table: (string | number | Date)[][]): Buffer =>
    Buffer.from(
      mark +
        table
          .map((line) =>
            line
              .map((cell) => {
                const text = String(cell);
                return text.includes(separator) ? `"${text}"` : text;
              })
              .join(separator),
          )
          .join('\r\n'),
      encoding,
    );
const xlsx = async (table: (string | number | Date)[][]): Promise<Buffer> => {
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('گزارش', { views: [{ rightToLeft: true }] });
  for (const line of table) sheet.addRow(line);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const grouped = (value: bigint, separator: string): string =>
  value.toString().replace(/\B(?=(\d{3})+$)/g, separator);

const habits: Habit[] = [
  {
    name: 'Isfahan: semicolons, tomans, other words, day first',
    title: ['اداره کل بهزیستی استان اصفهان', 'کمک‌های مردمی'],
    headings: {
      day: 'تاریخ واریز',
      kind: 'نوع مشارکت',
      amount: 'ارزش / مبلغ (تومان)',
      county: 'نام شهرستان',
      theme: 'محل هزینه',
      trackingNumber: 'کد رهگیری',
      donorName: 'نام و نام خانوادگی خیّر',
    },
    order: ['trackingNumber', 'county', 'extra', 'amount', 'donorName', 'day', 'theme', 'kind'],
    amount: ({ amountIrr }) => grouped(amountIrr / 10n, ','),
    day: ({ day }) => formatSolar(isoDayToSolar(day)).split('/').reverse().join('/'),
    county: (name) => `شهرستان ${name}`,
    kinds: { cash: 'وجه نقد', goods: 'کالایی', service: 'خدمات' },
    file: csv(';'),
  },
  {
    name: 'Fars: thousand rials in a workbook with real dates',
    title: ['بهزیستی فارس', '', 'گزارش سه ماهه'],
    headings: {
      day: 'تاريخ دريافت',
      kind: 'نوع كمك',
      amount: 'مبلغ كمك (هزار ريال)',
      county: 'شهرستان',
      theme: 'موضوع كمك',
      trackingNumber: 'ش. پیگیری',
      donorName: 'اهدا کننده',
    },
    order: ['extra', 'amount', 'kind', 'day', 'county', 'trackingNumber', 'donorName', 'theme'],
    amount: ({ amountIrr }) => Number(amountIrr) / 1_000,
    day: ({ day }) => new Date(`${day}T00:00:00Z`),
    county: (name) => name.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
    kinds: { cash: 'نقدي', goods: 'غير نقدي', service: 'خدمتي' },
    file: xlsx,
  },
  {
    name: 'Gilan: tabs in UTF-16, unit in the title, month names, own unit words',
    title: ['استان گیلان', 'کلیه مبالغ به ریال است'],
    headings: {
      day: 'تاریخ',
      kind: 'نوع',
      amount: 'مبلغ',
      county: 'شهرستان محل خدمت',
      theme: 'بابت',
      trackingNumber: 'شماره تراکنش',
      donorName: 'نیکوکار',
    },
    order: ['day', 'donorName', 'kind', 'extra', 'theme', 'county', 'trackingNumber', 'amount'],
    amount: ({ amountIrr, tracking }) =>
      Number(tracking) % 2
        ? `${toPersianDigits(grouped(amountIrr / 10n, '٬'))} تومان`
        : toPersianDigits(grouped(amountIrr, '،')),
    day: ({ day }) => {
      const date = isoDayToSolar(day);
      return toPersianDigits(`${date.day} ${solarMonths.fa[date.month - 1]} ${date.year}`);
    },
    county: (name) => ` ${name.replaceAll(' ', '\u200C')}\u200E`,
    kinds: { cash: 'نقد', goods: 'جنسی', service: 'خدمت' },
    file: csv('\t', 'utf16le', '\uFEFF'),
  },
];
const provinces = ['اصفهان', 'فارس', 'گیلان'];
const spellings = ['مسکن', 'وام ازدواج', 'كودكان بي‌سرپرست', 'وام‌ازدواج'];

/** A fixed little generator, so that a failure can be repeated. */
function truthOf(provinceCode: string): Truth[] {
  const counties = allCounties.filter((county) => county.provinceCode === provinceCode);
  return Array.from({ length: 300 }, (_, index) => ({
    day: new Date(Date.UTC(2025, 2, 21) + ((index * 37) % 365) * 86_400_000).toISOString().slice(0, 10),
    kind: (['cash', 'cash', 'goods', 'service'] as const)[index % 4] ?? 'cash',
    amountIrr: BigInt((index * 7_919 + 13) % 99_991) * 10_000n + 10_000n,
    themeText: spellings[index % 3] ?? '',
    county: counties[(index * 11) % counties.length]?.nameFa ?? '',
    tracking: String(500_000 + index),
  }));
}

function tableOf(habit: Habit, truth: readonly Truth[]): (string | number | Date)[][] {
  const line = (record: Truth) => {
    const cells = {
      day: habit.day(record),
      kind: habit.kinds[record.kind],
      amount: habit.amount(record),
      county: habit.county(record.county),
      theme: record.themeText ?? '',
      trackingNumber: record.tracking,
      donorName: 'گمنام',
      extra: 'x',
    };
    return habit.order.map((field) => cells[field]);
  };
  const heading = habit.order.map((field) => (field === 'extra' ? 'کد پرسنلی' : habit.headings[field]));
  const total = habit.order.map((field) => (field === 'donorName' ? 'جمع کل' : field === 'amount' ? 1 : ''));
  const wrong = { ...truth[0], county: 'ناکجا', tracking: '900001' } as Truth;
  const [first] = truth;
  return [
    ...habit.title.map((title) => [title]),
    heading,
    ...truth.map(line),
    ...(first ? [line(first)] : []),
    line(wrong),
    total,
  ];
}

describe.each(habits.map((habit, index) => ({ habit, province: resolveProvince(provinces[index] ?? '') })))(
  '$habit.name',
  ({ habit, province }) => {
    const truth = truthOf(province?.code ?? '');
    const sumOf = (select: (record: Truth) => boolean): string =>
      truth
        .filter(select)
        .reduce((sum, { amountIrr }) => sum + amountIrr, 0n)
        .toString();

    it('gives the truth back', async () => {
      const table = tableOf(habit, truth);
      const preview = await previewRows('contributions', readRows(Readable.from([await habit.file(table)])));
      const first = habit.title.length + 2;
      expect(preview.understanding).toMatchObject({
        questions: [],
        provinceCode: province?.code,
        headingRow: first - 1,
      });
      expect(preview.understanding.unknown.map(({ heading }) => heading)).toEqual(['کد پرسنلی']);
      expect(preview.acceptedRows).toBe(truth.length);
      expect(preview.rejected.map(({ row, reason }) => [row, reason])).toEqual([
        [first + truth.length, 'duplicate'],
        [first + truth.length + 1, 'unknown_county'],
      ]);
      expect(preview.ignored).toEqual([{ row: first + truth.length + 2, reason: 'summary_row' }]);
      const { cashIrr, goodsIrr, serviceIrr, cashByCountyIrr, cashByThemeIrr } = preview.totals;
      expect({ cashIrr, goodsIrr, serviceIrr }).toEqual({
        cashIrr: sumOf(({ kind }) => kind === 'cash'),
        goodsIrr: sumOf(({ kind }) => kind === 'goods'),
        serviceIrr: sumOf(({ kind }) => kind === 'service'),
      });
      for (const county of allCounties.filter(({ provinceCode }) => provinceCode === province?.code)) {
        const expected = sumOf((record) => record.kind === 'cash' && record.county === county.nameFa);
        expect(cashByCountyIrr[county.code] ?? '0').toBe(expected);
      }
      const themeSum = (spelling: number): string =>
        sumOf((record) => record.kind === 'cash' && record.themeText === spellings[spelling]);
      expect(cashByThemeIrr).toEqual({
        مسکن: themeSum(0),
        'وام ازدواج': themeSum(1),
        'کودکان بی‌سرپرست': themeSum(2),
      });
    });
  },
);

describe('people’s files of another office', () => {
  it('name a volunteer in one column and the province in the title', async () => {
    const table = [
      ['داوطلبان بهزیستی استان فارس'],
      ['شماره همراه', 'مشخصات داوطلب', 'کد ملی داوطلب', 'حرفه', 'کد نظام پزشکی', 'نام شهرستان', 'دوشنبه'],
      ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'زهرا احمدی فرد', '۰۰۸۴۵۷۵۹۴۸', 'روان شناس بالینی', 'م-۱۲۳', 'شيراز', '8-12'],
      ['09123456789', 'علی بلوچ', '6007124762', 'مددکار', '', 'مشهد', ''],
    ];
    const seen: unknown[] = [];
    const preview = await previewRows('volunteers', readRows(Readable.from([csv(';')(table)])), {
      onAccepted: (batch) => void seen.push(...batch.map(({ record }) => record)),
    });
    expect(seen).toMatchObject([
      {
        givenName: 'زهرا',
        familyName: 'احمدی فرد',
        nationalId: '0084575948',
        mobile: '+989123456789',
        profession: 'psychologist',
        licenceNumber: 'م-123',
        provinceCode: 'IR-07',
        availability: { monday: [{ startMinute: 480, endMinute: 720 }] },
      },
    ]);
    expect(preview.rejected).toMatchObject([{ row: 4, reason: 'county_not_in_province', cellText: 'مشهد' }]);
  });

  it('write a need in their own words', async () => {
    const table: (string | number | Date)[][] = [
      ['نیازهای استان گیلان'],
      ['تاریخ آغاز', 'تاریخ خاتمه', 'شهر', 'حرفه مورد نیاز', 'تعداد نفر', 'ایام هفته', 'از ساعت', 'عنوان'],
      [
        new Date('2026-11-22T00:00:00Z'),
        '۱۴۰۵/۹/۹',
        'رشت',
        'ماما',
        '۲ نفر',
        'شنبه و دوشنبه',
        '۸:۳۰',
        'آموزش',
      ],
    ];
    const seen: unknown[] = [];
    await previewRows('needs', readRows(Readable.from([await xlsx(table)])), {
      onAccepted: (batch) => void seen.push(...batch.map(({ record }) => record)),
    });
    expect(seen).toMatchObject([
      {
        title: 'آموزش',
        provinceCode: 'IR-01',
        profession: 'midwife',
        quantity: 2,
        startDay: '2026-11-22',
        endDay: '2026-11-30',
        days: ['saturday', 'monday'],
        startMinute: 510,
      },
    ]);
  });
});
