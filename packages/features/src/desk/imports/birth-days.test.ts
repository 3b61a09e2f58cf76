import { csv, inImportWorld, title } from '@hamyar/testing/imports';
import { expect, it, vi } from 'vitest';
import { listRejectedRows } from './list-rejected-rows.ts';

vi.setConfig({ testTimeout: 60_000 });

const { officer, upload, commitOf, rows } = inImportWorld();
const heading = 'نام;نام خانوادگی;تاریخ تولد;کد ملی;تلفن همراه;تخصص;شماره نظام;شهرستان';

it('a list’s days of birth are kept with the day of coming of age, and who is too young is refused with the cell', async () => {
  const { batchId } = await upload(
    officer(),
    { kind: 'volunteers' },
    csv(
      title,
      heading,
      'هما;الف;۱۳۶۴/۰۳/۱۵;0499370910;09121110001;پرستار;12345;مشهد',
      'مینا;ب;1389/01/10;0499370929;09121110002;مددکار;;مشهد',
      'نرگس;پ;;0499370937;09121110003;پرستار;54322;مشهد',
      'لادن;ت;1400/01/10;0499370945;09121110004;پرستار;54323;مشهد',
    ),
  );
  const { items } = await listRejectedRows(officer(), { batchId, afterRow: 0, limit: 10 });
  expect(items).toMatchObject([{ row: 6, reason: 'too_young', field: 'bornOn', cellText: '1400/01/10' }]);
  expect(await commitOf(officer(), batchId)).toMatchObject({ state: 'committed', committedRows: 3 });
  expect(
    await rows(
      'select last_name as name, born_on::text as born, adult_on::text as adult from volunteer order by last_name',
    ),
  ).toEqual([
    { name: 'الف', born: '1985-06-05', adult: '2003-06-05' },
    { name: 'ب', born: '2010-03-30', adult: '2028-03-29' },
    { name: 'پ', born: null, adult: null },
  ]);
});
