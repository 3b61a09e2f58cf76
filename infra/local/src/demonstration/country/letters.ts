import { withTransaction } from '@hamyar/db';
import { draftLetter } from '@hamyar/features/ground/letters/draft-letter';
import { issueLetter } from '@hamyar/features/ground/letters/issue-letter';
import { showLetter } from '@hamyar/features/ground/letters/show-letter';
import { withdrawLetter } from '@hamyar/features/ground/letters/withdraw-letter';
import type { Ctx } from '@hamyar/features/kit/feature';
import { daysBefore } from '../at.ts';
import type { People } from '../people.ts';

interface Sketch {
  readonly daysAgo: number;
  readonly addressee: string;
  readonly subject: string;
  readonly body: string;
  readonly becomes: 'draft' | 'issued' | 'withdrawn';
}

/** Letters of Razavi Khorasan's office; whom they address is invented. */
const sketches: readonly Sketch[] = [
  {
    daysAgo: 26,
    addressee: 'مرکز مثبت زندگی نمایشی مهر',
    subject: 'برنامهٔ نشست‌های فرزندپروری',
    body: 'نشست‌ها روزهای شنبه، دوشنبه و چهارشنبه از ساعت ۱۶ در اتاق گفت‌وگوی مرکز برگزار می‌شود.\n\nلطفاً اتاق را از نیم ساعت پیش آماده کنید و نام خانواده‌ها را در کاغذ ننویسید.',
    becomes: 'issued',
  },
  {
    daysAgo: 17,
    addressee: 'سرای سالمندان نمایشی سپیدار',
    subject: 'ویزیت دوره‌ای ساکنان',
    body: 'پزشک داوطلب روز شنبه ساعت ۹ می‌آید. پروندهٔ دارویی ساکنان را در دسترس بگذارید.',
    becomes: 'withdrawn',
  },
  {
    daysAgo: 15,
    addressee: 'سرای سالمندان نمایشی سپیدار',
    subject: 'ویزیت دوره‌ای ساکنان (جای نامهٔ پیشین)',
    body: 'پزشک داوطلب روز دوشنبه ساعت ۹ می‌آید. پروندهٔ دارویی ساکنان را در دسترس بگذارید.',
    becomes: 'issued',
  },
  {
    daysAgo: 1,
    addressee: 'شرکت نمایشی «افق»',
    subject: 'سپاس از کمک به خرید صندلی چرخ‌دار',
    body: 'کمک شما به خرید صندلی چرخ‌دار رسید. گزارش هر صندلی پس از تحویل فرستاده می‌شود.',
    becomes: 'draft',
  },
];

/** Writes the office's letters once: two that stand, one that was withdrawn, and a draft. */
export async function seedLetters(ctx: Ctx, people: People): Promise<void> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<{ has: boolean }>('select exists (select from letter) as has'),
  );
  if (rows[0]?.has) return;
  for (const { daysAgo, becomes, ...words } of sketches) {
    const then = daysBefore(ctx, daysAgo);
    const officer = people.inOffice(then, 'officer');
    const { letterId } = await draftLetter(officer, {
      formKey: ctx.newId(),
      provinceCode: 'IR-09',
      ...words,
    });
    if (becomes === 'draft') continue;
    await issueLetter(officer, letterId, (await showLetter(officer, letterId)).version);
    if (becomes === 'issued') continue;
    await withdrawLetter(officer, letterId, {
      version: (await showLetter(officer, letterId)).version,
      reason: 'روز ویزیت جابه‌جا شد؛ نامهٔ تازه جای آن را می‌گیرد.',
    });
  }
}
