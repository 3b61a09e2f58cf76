/**
 * Every way a payment can go, each by a button or by an amount that ends in three digits, in rials or (because people
 * type tomans) in tomans.
 */
export const behaviours = {
  pay: { ending: null, label: 'پرداخت موفق', note: '' },
  cancel: { ending: '901', label: 'انصراف', note: '' },
  insufficient: {
    ending: '902',
    label: 'موجودی ناکافی',
    note: 'بانک نمی‌پذیرد؛ می‌توانید دوباره بکوشید.',
  },
  close: {
    ending: '903',
    label: 'بستن صفحه (بدون بازگشت)',
    note: 'پول کم می‌شود ولی سایت خبردار نمی‌شود.',
  },
  twice: { ending: '904', label: 'بازگشت دوبار', note: 'نشانی بازگشت دو بار صدا زده می‌شود.' },
  slow: { ending: '504', label: 'کندی', note: 'پرداخت می‌شود ولی پاسخ تأیید دیر می‌رسد.' },
  less: {
    ending: '055',
    label: 'کم شدن نیمی از مبلغ',
    note: 'تأیید با مبلغ سفارش: -50؛ فهرست تأییدنشده‌ها مبلغ درست را می‌گوید.',
  },
  tenfold: {
    ending: '056',
    label: 'کم شدن ده برابر مبلغ',
    note: 'اشتباه ریال و تومان؛ تأیید با مبلغ سفارش: -50.',
  },
  untold: {
    ending: '050',
    label: 'مبلغی دیگر، بی آن‌که درگاه بگوید چند',
    note: 'تأیید همیشه -50 است و پرداخت در فهرست تأییدنشده‌ها نیست.',
  },
  unpaid: {
    ending: '051',
    label: 'بازگشت موفق بی‌پول',
    note: 'نشانی بازگشت می‌گوید OK ولی پولی کم نشده است: -51.',
  },
  lapsed: {
    ending: '907',
    label: 'برگشت پول پیش از تأیید',
    note: 'پول کم می‌شود و پیش از تأیید به کارت برمی‌گردد: -51.',
  },
  foreign: { ending: '053', label: 'پرداختِ پذیرنده‌ای دیگر', note: 'تأیید: -53.' },
  unknown: { ending: '054', label: 'شناسهٔ نامعتبر', note: 'تأیید: -54.' },
  stranger: {
    ending: '906',
    label: 'بازگشت با شناسهٔ دیگران',
    note: 'نشانی بازگشت شناسه‌ای دارد که به کسی داده نشده است.',
  },
  broken: {
    ending: '502',
    label: 'خطای درگاه هنگام تأیید',
    note: 'بار نخست پرداخت ثبت می‌شود ولی پاسخ 502 است.',
  },
} as const satisfies Record<string, { ending: string | null; label: string; note: string }>;
export type Behaviour = keyof typeof behaviours;

/** A gateway that is away when a payment should begin: there is no page with buttons then, so the front page has them. */
export const outages = {
  down: { ending: '503', label: 'درگاه از کار افتاده', note: 'درخواست پرداخت: 503.' },
  garbled: { ending: '509', label: 'پاسخ ناخوانا', note: 'درخواست پرداخت: صفحه‌ای به جای JSON.' },
} as const;
export type Outage = keyof typeof outages;

/** What a special amount asks for, or null. */
export function behaviourOf(amountIrr: bigint): Behaviour | null {
  return named(behaviours, amountIrr);
}

/** The same for amounts at whose request the gateway is away. */
export function outageOf(amountIrr: bigint): Outage | null {
  return named(outages, amountIrr);
}

function named<Name extends string>(
  table: Readonly<Record<Name, { ending: string | null }>>,
  amountIrr: bigint,
): Name | null {
  const inTomans = amountIrr % 10n === 0n ? [(amountIrr / 10n) % 1000n] : [];
  const endings = [amountIrr % 1000n, ...inTomans].map((ending) => String(ending).padStart(3, '0'));
  const names = Object.keys(table) as Name[];
  return names.find((name) => endings.includes(table[name].ending ?? '')) ?? null;
}
