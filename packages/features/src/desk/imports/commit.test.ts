import { volunteers } from '@hamyar/contracts';
import { firstLists, solarToIsoDay } from '@hamyar/domain';
import { answersOf, csv, heading, inImportWorld, of1404, of1405, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { termLabel } from '../../ground/places/index.ts';
import { answerImport } from './answer-import.ts';
import { commitImport } from './commit-import.ts';
import { listRejectedRows } from './list-rejected-rows.ts';
import { listWarnings } from './list-warnings.ts';
import { runPreview } from './run-preview.ts';
import { showImport } from './show-import.ts';

vi.setConfig({ testTimeout: 120_000 });

const gifts = answersOf('expected-contributions.json');
const people = answersOf('expected-people.json');
const {
  world,
  officer,
  national,
  service,
  upload,
  uploadSample,
  commitOf,
  rows,
  countOf,
  everything,
  checksHold,
} = inImportWorld();

describe('a preview that a former version read otherwise', () => {
  it('is not written as it is read now: nothing is, and it is looked at again', async () => {
    const { batchId } = await upload(
      officer(),
      { kind: 'contributions' },
      csv(title, heading, '1405/05/01;نقدی;1000000;مشهد;الف;1', '1405/05/02;نقدی;2000000;مشهد;ب;2'),
    );
    await world().owner.query(
      `update import_batch set preview = jsonb_set(preview, '{totals,cashIrr}', '"1200000"') where id = $1`,
      [batchId],
    );
    const before = await everything();
    expect(await commitOf(officer(), batchId)).toMatchObject({
      state: 'failed',
      failure: { reason: 'import.file_changed' },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('the offices’ gifts', () => {
  it('stand in the database with the known totals, and a second import changes nothing', async () => {
    for (const name of [of1404, of1405]) {
      const { batchId } = await uploadSample(officer(), 'contributions', name);
      const shown = await commitOf(officer(), batchId);
      const expected = gifts.files[name];
      expect(shown).toMatchObject({
        state: 'committed',
        committedRows: expected.acceptedRows,
        unchangedRows: 0,
      });
      const { cashIrr, goodsIrr, serviceIrr, cashByCountyIrr, cashByThemeIrr } = expected;
      const sums = (column: string, where = 'true') =>
        rows<{ key: string; sum: string }>(
          `select ${column} as key, sum(amount_irr)::text as sum from contribution where import_batch_id = $1 and ${where} group by 1`,
          [batchId],
        ).then((found) => Object.fromEntries(found.map(({ key, sum }) => [key, sum])));
      expect(await sums('kind')).toEqual({ cash: cashIrr, goods: goodsIrr, service: serviceIrr });
      expect(await sums('county_code', "kind = 'cash'")).toEqual(cashByCountyIrr);
      const byTheme = await sums('theme', "kind = 'cash'");
      const labelled = Object.entries(byTheme).filter(([theme]) => theme !== 'unspecified');
      expect(
        Object.fromEntries(
          labelled.map(([theme, sum]) => [termLabel(firstLists.lists.theme, theme).fa, sum]),
        ),
      ).toEqual(cashByThemeIrr);

      const before = await everything();
      const again = await uploadSample(officer(), 'contributions', name);
      expect(again).toEqual({ batchId, repeated: true });
      expect(await everything()).toEqual(before);
    }
    const period = (year: number) =>
      rows<{ sum: string }>(
        "select sum(amount_irr)::text as sum from contribution where kind = 'cash' and contributed_on between $1 and $2",
        [solarToIsoDay({ year, month: 1, day: 1 }), solarToIsoDay({ year, month: 8, day: 30 })],
      );
    expect(await period(1404)).toEqual([{ sum: '595880520000' }]);
    expect(await period(1405)).toEqual([{ sum: '667386182400' }]);
    expect(await countOf('contribution_pending')).toBe(await countOf('contribution'));
    await checksHold();
  });

  it('are told apart from an edited export of the same rows', async () => {
    const same = '1404/01/02;نقدی;1000;قوچان;ناشناس;';
    const first = await upload(
      officer(),
      { kind: 'contributions' },
      csv(title, heading, same, same, '1404/01/03;نقدی;5;قوچان;علی;77'),
    );
    expect(await commitOf(officer(), first.batchId)).toMatchObject({ committedRows: 3 });
    const edited = csv(title, heading, same, same, same, '1404/01/03;نقدی;5;قوچان;علی رضایی;77');
    const second = await upload(officer(), { kind: 'contributions' }, edited);
    // What names nobody may be another gift: a person says.
    await answerImport(officer(), second.batchId, { version: '0', sameGifts: { others: 'same' } });
    await runPreview(service(), second.batchId, 1);
    expect(await commitOf(officer(), second.batchId)).toMatchObject({ committedRows: 1, unchangedRows: 3 });
    await checksHold();
  });

  it('of another province are refused in words', async () => {
    const other = await world().asStaff('officer', 'IR-01');
    const { batchId } = await uploadSample(other, 'contributions', of1405);
    const shown = await showImport(other, batchId);
    expect(shown).toMatchObject({ state: 'previewed', acceptedRows: 0 });
    expect(shown.rejectedByReason[0]).toMatchObject({ reason: 'out_of_scope' });
    await expect(commitImport(other, batchId, '0')).rejects.toMatchObject({
      reason: 'import.nothing_to_commit',
    });
  });
});

describe('the offices’ people and needs', () => {
  it('become volunteers with verified credentials, once', async () => {
    const { batchId } = await uploadSample(national(), 'volunteers', 'volunteers.xlsx');
    const { accepted } = people['volunteers.xlsx'];
    expect(await commitOf(national(), batchId)).toMatchObject({ committedRows: accepted });
    expect(await countOf('volunteer')).toBe(accepted);
    const [one] = await rows<{ tail: string; sealed: Buffer }>(
      `select number_tail as tail, number_sealed as sealed from credential
       where verification_method = 'import' and verified_at is not null limit 1`,
    );
    expect(
      service()
        .sealing.open(one?.sealed ?? Buffer.alloc(0), 'credential.number')
        .endsWith(one?.tail ?? '?'),
    ).toBe(true);
    expect((await uploadSample(national(), 'volunteers', 'volunteers.xlsx')).repeated).toBe(true);
    await checksHold();
  });

  it('say how far and how long somebody comes within the bounds that the person themselves has', async () => {
    const file = csv(
      'شماره همراه;نام;کد ملی;تخصص;شماره نظام;استان;شهرستان;سقف ساعت در هفته;شعاع',
      '09123456789;زهرا;0084575948;مددکار;;فارس;شیراز;100;9000',
    );
    const { batchId } = await upload(national(), { kind: 'volunteers' }, file);
    await commitOf(national(), batchId);
    expect(await rows('select weekly_hours_cap as hours, radius_km as km from volunteer')).toEqual([
      { hours: volunteers.weeklyHours.max, km: volunteers.radiusKm.max },
    ]);
  });

  it('give the number two people share to the first of them', async () => {
    const file = csv(
      'شماره همراه;نام;کد ملی;تخصص;شماره نظام;استان;شهرستان;شنبه',
      '09123456789;زهرا;0084575948;مددکار;;فارس;شیراز;8-12 و 10-14',
      '09123456789;مریم;6007124762;مددکار;;فارس;شیراز;',
    );
    const { batchId } = await upload(national(), { kind: 'volunteers' }, file);
    expect(await commitOf(national(), batchId)).toMatchObject({ committedRows: 2 });
    expect(await rows('select first_name, account_id is null as waits from volunteer order by id')).toEqual([
      { first_name: 'زهرا', waits: false },
      { first_name: 'مریم', waits: true },
    ]);
    expect(await rows('select weekday, start_minute, end_minute from availability_window')).toEqual([
      { weekday: 0, start_minute: 480, end_minute: 840 },
    ]);
  });

  it('keep hours across midnight as hours of two days, also from the week’s end to its beginning', async () => {
    const file = csv(
      'شماره همراه;نام;کد ملی;تخصص;شماره نظام;استان;شهرستان;شنبه;جمعه',
      '09123456789;زهرا;0084575948;مددکار;;فارس;شیراز;بعدازظهرها;۲۲ تا ۶',
      '09123456788;مریم;6007124762;مددکار;;فارس;شیراز;هر وقت شد;',
    );
    const { batchId } = await upload(national(), { kind: 'volunteers' }, file);
    expect(await commitOf(national(), batchId)).toMatchObject({
      committedRows: 1,
      rejectedByReason: [{ reason: 'unreadable_hours', rows: 1 }],
    });
    expect(
      await rows('select weekday, start_minute, end_minute from availability_window order by 1, 2'),
    ).toEqual([
      { weekday: 0, start_minute: 0, end_minute: 360 },
      { weekday: 0, start_minute: 720, end_minute: 960 },
      { weekday: 6, start_minute: 1320, end_minute: 1440 },
    ]);
  });

  it('become needs with shifts on the listed days in Tehran’s time', async () => {
    const { batchId } = await uploadSample(national(), 'needs', 'needs.xlsx');
    const { accepted } = people['needs.xlsx'];
    expect(await commitOf(national(), batchId)).toMatchObject({ committedRows: accepted });
    expect(await countOf('need')).toBe(accepted);
    expect(
      await rows(
        `select from need n where status = 'open' and not exists (select from role_slot s where s.need_id = n.id)`,
      ),
    ).toEqual([]);
    const file = csv(
      'تاریخ آغاز;تاریخ خاتمه;استان;شهر;حرفه;تعداد;روزها;از ساعت;تا ساعت;عنوان',
      '1405/09/01;1405/09/07;گیلان;رشت;ماما;2;شنبه و دوشنبه;8:30;12;آموزش',
      '1405/09/01;1405/09/07;گیلان;رشت;کیمیاگر;2;شنبه;8;12;آزمون',
    );
    const own = await upload(national(), { kind: 'needs' }, file);
    expect(await commitOf(national(), own.batchId)).toMatchObject({ committedRows: 2 });
    const shifts = await rows(
      `select n.status, to_char(s.starts_at at time zone 'UTC', 'Dy HH24:MI') as at from need n join shift s on s.need_id = n.id
       where import_batch_id = $1 order by n.id, s.starts_at`,
      [own.batchId],
    );
    expect(shifts).toEqual([
      { status: 'open', at: 'Mon 05:00' },
      { status: 'open', at: 'Sat 05:00' },
      { status: 'draft', at: 'Sat 04:30' },
    ]);
  });

  it('are kept closed, and said, where every shift was past when the file came, and only there', async () => {
    // The clock stands at 12:00 in Tehran on Saturday, 30 Aban 1405.
    const need = (from: string, to: string, days: string, start: string, title: string) =>
      `${from};${to};گیلان;رشت;ماما;2;${days};${start};20;${title}`;
    const file = csv(
      'تاریخ آغاز;تاریخ خاتمه;استان;شهر;حرفه;تعداد;روزها;از ساعت;تا ساعت;عنوان',
      need('1405/08/01', '1405/08/10', '', '8', 'گذشته'),
      need('1405/08/20', '1405/09/06', 'جمعه', '8', 'جمعهٔ آینده'),
      need('1405/08/20', '1405/09/03', 'پنجشنبه', '8', 'پنجشنبهٔ گذشته'),
      need('1405/08/30', '1405/08/30', '', '11', 'امروز، آغازشده'),
      need('1405/08/30', '1405/08/30', '', '13', 'امروز، مانده'),
    );
    const { batchId } = await upload(national(), { kind: 'needs' }, file);
    const { items } = await listWarnings(national(), { batchId, after: 0, limit: 10 });
    expect(items.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'all_past'],
      [4, 'all_past'],
      [5, 'all_past'],
    ]);
    await commitOf(national(), batchId);
    expect(await rows("select title from need where status = 'open' order by id")).toEqual([
      { title: 'جمعهٔ آینده' },
      { title: 'امروز، مانده' },
    ]);
    expect(await rows("select count(*)::int as n from need where status = 'closed'")).toEqual([{ n: 3 }]);
  });

  it('of other provinces are refused to a provincial officer', async () => {
    const { batchId } = await uploadSample(officer(), 'needs', 'needs.xlsx');
    const { items } = await listRejectedRows(officer(), { batchId, afterRow: 0, limit: 1000 });
    expect(items.filter(({ reason }) => reason === 'out_of_scope').length).toBeGreaterThan(100);
    await commitOf(officer(), batchId);
    expect(await rows('select distinct province_code from need')).toEqual([{ province_code: 'IR-09' }]);
  });
});
