import { csv, inImportWorld, title } from '@hamyar/testing/imports';
import { expect, it, vi } from 'vitest';
import { listConflicts } from '../../service/volunteers/list-conflicts.ts';
import { listWarnings } from './list-warnings.ts';

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
  await listed('نرگس;پ;0499370937;09121110003;پرستار;12345;مشهد');
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
