import { csv, inImportWorld, title } from '@hamyar/testing/imports';
import { expect, it, vi } from 'vitest';
import { listConflicts } from '../../service/volunteers/list-conflicts.ts';
import { listWarnings } from './list-warnings.ts';
import { showImport } from './show-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { officer, upload, commitOf, rows } = inImportWorld();
const heading = 'نام;نام خانوادگی;کد ملی;تلفن همراه;تخصص;شماره نظام;شهرستان';

const listed = async (...lines: string[]) => {
  const { batchId } = await upload(officer(), { kind: 'volunteers' }, csv(title, heading, ...lines));
  const { items } = await listWarnings(officer(), { batchId, after: 0, limit: 10 });
  expect(await commitOf(officer(), batchId)).toMatchObject({
    state: 'committed',
    committedRows: lines.length,
  });
  return items.map(({ row, reason }) => [row, reason]);
};
const verified = () =>
  rows(`select v.last_name as name, c.verified_at is not null as is_verified, c.verification_method as method
    from credential c join volunteer v on v.id = c.volunteer_id order by v.last_name`);

it('the licence of whoever sent the list is not verified by it and waits for a colleague', async () => {
  const actor = officer().actor;
  const [sender] = await rows<{ mobile: string }>('select mobile from account where id = $1', [
    'accountId' in actor ? actor.accountId : null,
  ]);
  const warnings = await listed(
    `هما;الف;0499370910;${sender?.mobile};پرستار;12345;مشهد`,
    'مینا;ب;0499370929;09121110001;پرستار;54321;مشهد',
  );
  expect(warnings).toEqual([[3, 'own_licence']]);
  expect(await verified()).toEqual([
    { name: 'الف', is_verified: false, method: null },
    { name: 'ب', is_verified: true, method: 'import' },
  ]);
});

it('one licence number of two people is verified for the first, and the second stands among the conflicts', async () => {
  const warnings = await listed(
    'هما;الف;0499370910;09121110001;پرستار;12345;مشهد',
    'مینا;ب;0499370929;09121110002;پرستار;12345;مشهد',
  );
  expect(warnings).toEqual([[4, 'licence_twice']]);
  const later = await listed('نرگس;پ;0499370937;09121110003;پرستار;12345;مشهد');
  expect(later).toEqual([[3, 'licence_of_another']]);
  expect(await verified()).toMatchObject([
    { name: 'الف', is_verified: true },
    { name: 'ب', is_verified: false },
    { name: 'پ', is_verified: false },
  ]);
  const { items } = await listConflicts(officer(), { limit: 10 });
  expect(items).toMatchObject([
    { person: { lastName: 'پ' }, kinds: ['licence'], others: [{ lastName: 'الف' }] },
    { person: { lastName: 'ب' }, kinds: ['licence'], others: [{ lastName: 'الف' }] },
  ]);
});

it('people whose number or name is in doubt are said before they are written, with row and cell', async () => {
  const first = 'هما;الف;0499370910;09121110001;پرستار;12345;مشهد';
  await listed(first);
  const lines = [
    first,
    'مینا;ب;0499370929;09121110001;پرستار;54321;مشهد',
    ';پ;0499370937;09121110003;پرستار;54322;مشهد',
    'نرگس;ت;0499370945;09121110003;پرستار;54323;مشهد',
  ];
  const { batchId } = await upload(officer(), { kind: 'volunteers' }, csv(title, heading, ...lines));
  expect(await showImport(officer(), batchId)).toMatchObject({
    acceptedRows: 4,
    recorded: { listed: 1 },
    warnings: [
      { row: 5, column: 0, reason: 'no_name' },
      { row: 4, column: 3, reason: 'mobile_of_another', cellText: '09121110001' },
      { row: 6, column: 3, reason: 'mobile_of_another', cellText: '09121110003' },
    ],
  });
  expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 3, unchangedRows: 1 });
});

it('the number of an account with another name and a licence that is over are said too', async () => {
  const actor = officer().actor;
  const accountId = 'accountId' in actor ? actor.accountId : null;
  await rows('update account set display_name = $2 where id = $1', [accountId, 'نرگس ت']);
  const [staff] = await rows<{ mobile: string }>('select mobile from account where id = $1', [accountId]);
  const withEnd = `${heading};تاریخ اعتبار پروانه`;
  const line = `مینا;ب;0499370929;${staff?.mobile};پرستار;54321;مشهد;1404/01/01`;
  const { batchId } = await upload(officer(), { kind: 'volunteers' }, csv(title, withEnd, line));
  const { items } = await listWarnings(officer(), { batchId, after: 0, limit: 10 });
  expect(items.map(({ field, reason }) => [field, reason])).toEqual([
    ['licenceExpiry', 'licence_expired'],
    ['licenceNumber', 'own_licence'],
    ['mobile', 'mobile_of_account'],
  ]);
});
