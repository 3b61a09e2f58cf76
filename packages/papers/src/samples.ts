import type { Paper } from './papers.ts';
import { qrSvg } from './qr-path.ts';

const shared = {
  lang: 'fa' as const,
  office: 'سازمان بهزیستی، ادارهٔ کل استان خراسان رضوی',
  house: 'همیار',
  factsHead: ['شرح', 'مقدار'] as [string, string],
  foot: 'بررسی در hamyar.example/v',
  pages: ['صفحهٔ ۱', 'صفحهٔ ۲'],
};
const qr = {
  svg: qrSvg('https://hamyar.example/v', 'MZXW6YTBOI'.repeat(20)),
  label: 'کد QR برای بررسی',
  title: 'بررسی اصالت',
  text: 'هر کس این کد را با دوربین گوشی بخواند، اصالت آن را می‌بیند.',
  codeLabel: 'کد چاپی',
  code: '7K3M-9QX2-ABCD',
};

/** One of each paper with people and sums that do not exist: for tests, measurements and whoever draws a new one. */
export const samples: { readonly [Name in 'receipt' | 'certificate' | 'sheet' | 'letter']: Paper<Name> } = {
  receipt: {
    ...shared,
    title: 'رسید کمک',
    attachment: 'receipt.json',
    amount: '۵۰۰٬۰۰۰ تومان',
    words: 'پنج میلیون ریال',
    exact: '۵٬۰۰۰٬۰۰۰ ریال',
    rows: [
      { term: 'از', value: 'خیّر گرامی' },
      { term: 'برای', value: 'ده خانه برای خانواده‌های آسیب‌دیده' },
      { term: 'تاریخ', value: 'شنبه ۳۰ آبان ۱۴۰۵، ساعت ۱۲:۰۰' },
      { term: 'شمارهٔ سریال', value: '۱۴۰۵/۰۹/۰۰۰۱۲۳', ltr: true },
      { term: 'شمارهٔ پیگیری بانک', value: '۹۰۰۰۰۰۰۰۱', ltr: true },
    ],
    qr,
    warning: null,
  },
  certificate: {
    ...shared,
    title: 'گواهی خدمت داوطلبانه',
    attachment: 'certificate.json',
    opening: 'گواهی می‌شود',
    name: 'سارا نمونه',
    sentence: 'در سال ۱۴۰۵ به مدت ۱۲۰ ساعت خدمت داوطلبانهٔ روان‌شناسی در خراسان رضوی انجام داده است.',
    rows: [
      { term: 'ساعت خدمت', value: '۱۲۰' },
      { term: 'شماره', value: '۱۴۰۵/۰۹/۰۰۰۰۴۵', ltr: true },
    ],
    qr,
  },
  sheet: {
    ...shared,
    title: 'برگهٔ حضور',
    attachment: 'roster.json',
    isWide: false,
    rows: [{ term: 'نیاز', value: 'ویزیت رایگان' }],
    lead: null,
    parts: [
      {
        title: 'شنبه ۷ آذر ۱۴۰۵، ساعت ۸ تا ۱۲',
        columns: ['ردیف', 'نام', 'امضا'],
        widths: [1, 5, 4],
        lines: [
          ['۱', 'رها نیک‌اندیش', ''],
          ['۲', '', ''],
        ],
      },
    ],
    note: null,
    signatures: ['مسئول شیفت'],
  },
  letter: {
    ...shared,
    title: 'تأیید همکاری داوطلبانه',
    attachment: 'letter.json',
    marks: [
      { term: 'شماره', value: '۱۴۰۵/۰۹/۰۰۰۰۱', ltr: true },
      { term: 'تاریخ', value: '۷ آذر ۱۴۰۵' },
      { term: 'پیوست', value: 'ندارد' },
    ],
    to: 'سرکار خانم سارا نمونه',
    paragraphs: ['با سلام و احترام؛ به آگاهی می‌رساند نام‌برده از داوطلبان سامانهٔ همیار است.'],
    beside: ['فهرست داوطلبان.pdf'],
    besideHead: 'پیوست‌ها',
    signatures: ['مدیر کل'],
    qr,
    warning: null,
  },
};
