import { Readable } from 'node:stream';
import { daysAfter, formatSolar, isoDayToSolar, today } from '@hamyar/domain';
import { runPreview, uploadImport } from '@hamyar/features/desk/imports/index';
import { jobActor } from '@hamyar/features/ground/access/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { actingAs } from '@hamyar/platform';
import papaparse from 'papaparse';
import type { People } from '../people.ts';

/** The office has sent a county's list, of which rows were refused, and has not decided on it. */
export async function seedUnfinishedList(ctx: Ctx, people: People): Promise<void> {
  const officer = people.inOffice(ctx, 'officer');
  const day = (daysAgo: number) => formatSolar(isoDayToSolar(daysAfter(today(ctx.clock.now()), -daysAgo)));
  const file = papaparse.unparse({
    fields: ['تاریخ', 'نام خیر', 'نوع کمک', 'مبلغ (تومان)', 'شهرستان', 'موضوع', 'شماره پیگیری'],
    data: [
      [day(6), 'سهراب درخشان', 'نقدی', '2,500,000', 'نیشابور', 'مسکن', '8800100201'],
      [day(6), 'پروانه شکوهی', 'نقدی', '۷۵۰٬۰۰۰', 'نیشابور', 'معیشت', '8800100202'],
      ['1405/12/30', 'نادر گلستانی', 'نقدی', '1000000', 'نیشابور', 'معیشت', '8800100203'],
      [day(5), 'روشنک یاوری', 'نقدی', 'دو میلیون؟', 'نیشابور', 'آموزش', '8800100204'],
      [day(5), '', 'نقدی', '300000', 'نیشابور', 'معیشت', '8800100205'],
      [day(4), 'جمشید فروزان', 'غیرنقدی', '12,000,000', 'نیشابور', 'تجهیزات مراکز', ''],
      [day(4), 'سیما راستین', 'نقدی', '500/000', 'شهر ناشناس', 'معیشت', '8800100206'],
    ],
  });
  const upload = { kind: 'contributions', fileName: 'کمک‌های نیشابور.csv', provinceCode: 'IR-09' } as const;
  const { batchId, repeated } = await uploadImport(officer, upload, Readable.from([file]));
  if (!repeated) await runPreview(actingAs(ctx, jobActor('imports.preview')), batchId, 0);
}
