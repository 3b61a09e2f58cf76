import { createReadStream } from 'node:fs';
import { withTransaction } from '@hamyar/db';
import { addFileByCode } from '@hamyar/features/ground/complaints/add-file-by-code';
import { askUpload } from '@hamyar/features/ground/complaints/ask-upload';
import { decideComplaint } from '@hamyar/features/ground/complaints/decide-complaint';
import { hearComplaint } from '@hamyar/features/ground/complaints/hear-complaint';
import { listComplaints } from '@hamyar/features/ground/complaints/list-complaints';
import { reportComplaint } from '@hamyar/features/ground/complaints/report-complaint';
import { showComplaint } from '@hamyar/features/ground/complaints/show-complaint';
import { speakByCode } from '@hamyar/features/ground/complaints/speak-by-code';
import { speakOwn } from '@hamyar/features/ground/complaints/speak-own';
import { triageComplaint } from '@hamyar/features/ground/complaints/triage-complaint';
import type { Ctx } from '@hamyar/features/kit/feature';
import { actingAs } from '@hamyar/platform';
import { daysBefore } from '../at.ts';
import { asPerson, type People } from '../people.ts';

const address = '127.0.0.1';
/** The general practitioner of the demonstration. */
const doctor = '+989000000011';

/** Three complaints once: one that nobody has looked at, one that is being heard, one whose decision is appealed against. */
export async function seedComplaints(ctx: Ctx, people: People): Promise<void> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<{ has: boolean }>('select exists (select from complaint) as has'),
  );
  if (rows[0]?.has) return;
  const on = (daysAgo: number) => daysBefore(ctx, daysAgo);
  await appealed(on, people);
  await heard(on, people);
  await report(on(1), {
    kind: 'privacy',
    words: 'در تابلوی مرکز نام خانواده‌هایی که کمک گرفته‌اند نوشته شده بود و همه می‌دیدند.',
    about: 'مرکز مثبت زندگی نمایشی مهر',
  });
}

type On = (daysAgo: number) => Ctx;

/** About somebody who came late: triaged, heard, and both have spoken. */
async function heard(on: On, people: People): Promise<void> {
  const key = await report(on(9), {
    kind: 'volunteer',
    words: 'پزشک دو بار نیم ساعت دیر آمد و سالمندان روی صندلی منتظر ماندند.',
    about: 'ویزیت ساکنان مرکز نگهداری',
  });
  const office = (daysAgo: number) => people.inOffice(on(daysAgo), 'staffing');
  const id = await newest(office(9));
  await triageComplaint(office(8), id, {
    version: (await showComplaint(office(8), id)).version,
    kind: 'volunteer',
    severity: 'minor',
    concernedMobile: doctor.replace('+98', '0'),
    substance: 'گفته شده است که در دو شیفت نیم ساعت دیر آمده‌اید.',
    suspend: false,
  });
  await hearComplaint(office(8), { complaintId: id, version: (await showComplaint(office(8), id)).version });
  await speakByCode(
    actingAs(on(7), { kind: 'visitor' }),
    {
      ...key,
      formKey: on(7).newId(),
      act: 'speak',
      text: 'بار دوم کسی به ما خبر نداد که دیر می‌آید.',
    },
    address,
  );
  await showClock(actingAs(on(7), { kind: 'visitor' }), key);
  const accountId = await accountOf(on(6), doctor);
  await speakOwn(asPerson(on(6), accountId), id, {
    formKey: on(6).newId(),
    act: 'speak',
    text: 'آن دو روز در درمانگاه بیمار اورژانسی داشتم و به شماره‌ای که داده بودند زنگ زدم.',
  });
}

/** Whoever reported shows the clock of the waiting room, drawn for the demonstration. */
async function showClock(visitor: Ctx, key: { code: string; secret: string }): Promise<void> {
  const { complaintId, ...ticket } = await askUpload(visitor, key, address);
  const picture = createReadStream(new URL('clock.png', import.meta.url));
  await addFileByCode(visitor, complaintId, ticket, picture);
}

/** About money, so the nation's; found to be unfounded, and whoever reported it asks that somebody else look again. */
async function appealed(on: On, people: People): Promise<void> {
  const key = await report(on(20), {
    kind: 'money',
    words: 'برای خرید صندلی کمک کردم و تا امروز نمی‌دانم پولم چه شد.',
    about: 'پروژهٔ صندلی چرخ‌دار',
  });
  const office = (daysAgo: number) => people.inOffice(on(daysAgo), 'national');
  const id = await newest(office(20));
  await triageComplaint(office(19), id, {
    version: (await showComplaint(office(19), id)).version,
    kind: 'money',
    severity: 'minor',
    substance: 'گفته شده است که سرنوشت یک کمک روشن نیست.',
    suspend: false,
  });
  await decideComplaint(office(16), id, {
    version: (await showComplaint(office(16), id)).version,
    finding: 'unfounded',
    reason: 'کمک در رسید و در حساب پروژه ثبت است و با واحد بعدی به مصرف می‌رسد.',
  });
  await speakByCode(
    actingAs(on(12), { kind: 'visitor' }),
    { ...key, formKey: on(12).newId(), act: 'appeal', text: 'می‌خواهم کسی دیگر هم نگاه کند.' },
    address,
  );
}

type Words = Pick<Parameters<typeof reportComplaint>[1], 'kind' | 'words' | 'about'>;

/** Somebody without an account says what is wrong in Razavi Khorasan. */
const report = (then: Ctx, words: Words): Promise<{ code: string; secret: string }> =>
  reportComplaint(
    actingAs(then, { kind: 'visitor' }),
    {
      ...words,
      formKey: then.newId(),
      inDanger: false,
      provinceCode: 'IR-09',
      mayContact: false,
      byPhone: false,
    },
    address,
  );

/** The case that was reported last: the office sees no codes. */
async function newest(office: Ctx): Promise<string> {
  const [last] = (await listComplaints(office, { over: 'no', limit: 1 })).items;
  if (!last) throw new Error('the office sees no complaint');
  return last.id;
}

async function accountOf(ctx: Ctx, mobile: string): Promise<string> {
  const { rows } = await withTransaction(ctx, (tx) =>
    tx.$client.query<{ id: string }>('select id from account where mobile = $1', [mobile]),
  );
  return rows[0]?.id ?? '';
}
