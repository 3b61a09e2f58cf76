import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { expect, it, vi } from 'vitest';
import { answerImport, type ImportAnswers } from './answer-import.ts';
import { runPreview } from './run-preview.ts';
import { showImport } from './show-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { officer, service, upload, commitOf, rows, checksHold } = inImportWorld();

const listOf = async (fileName: string, ...lines: string[]) => {
  const content = csv(title, heading, ...lines);
  return (await upload(officer(), { kind: 'contributions', fileName }, content)).batchId;
};
const answer = async (batchId: string, sameGifts: ImportAnswers['sameGifts']) => {
  const { version } = await showImport(officer(), batchId);
  await answerImport(officer(), batchId, { version, sameGifts });
  await runPreview(service(), batchId, Number(version) + 1);
  return showImport(officer(), batchId);
};
const gifts = async () =>
  (await rows<{ n: number }>('select count(*)::int as n from contribution where reverses is null'))[0]?.n;
const nameless = '1405/03/01;نقدی;1000000;مشهد;;';
const other = (n: number) => `1405/03/02;نقدی;${n}000;مشهد;;`;

it('a gift of another list that nothing tells from one that is there is asked, and written when it is another', async () => {
  await commitOf(officer(), await listOf('a.csv', nameless));
  const batchId = await listOf('b.csv', nameless, other(1));
  expect(await showImport(officer(), batchId)).toMatchObject({
    state: 'needs_answers',
    recorded: { listed: 0 },
    understanding: {
      questions: [{ ask: 'same_gift', gifts: [{ row: 3, number: null, otherFile: 'a.csv', otherRow: 3 }] }],
    },
    warnings: [{ row: 3, reason: 'may_be_same' }],
  });
  expect(await answer(batchId, { rows: { 3: 'different' } })).toMatchObject({ state: 'previewed' });
  expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 2, unchangedRows: 0 });
  expect(await gifts()).toBe(3);
  await checksHold();
});

it('called the same it is left out, and a list that repeats all of them asks of each', async () => {
  await commitOf(officer(), await listOf('a.csv', nameless));
  const second = await listOf('b.csv', nameless, nameless, other(1));
  expect(await answer(second, { others: 'same' })).toMatchObject({ recorded: { same: 1 } });
  expect(await commitOf(officer(), second)).toMatchObject({ committedRows: 2, unchangedRows: 1 });
  const third = await listOf('c.csv', nameless, nameless, nameless, other(1), other(2));
  const asked = (await showImport(officer(), third)).understanding?.questions[0]?.gifts;
  expect(asked?.map(({ row }) => row)).toEqual([3, 4, 6]);
  await answer(third, { rows: { 3: 'different' }, others: 'same' });
  expect(await commitOf(officer(), third)).toMatchObject({ committedRows: 3, unchangedRows: 2 });
  expect(await gifts()).toBe(6);
  await checksHold();
});

it('with a giver’s name or number it is the same gift, as before', async () => {
  const named = '1405/03/01;نقدی;1000000;مشهد;الف;';
  await commitOf(officer(), await listOf('a.csv', named));
  const batchId = await listOf('b.csv', named, other(1));
  expect(await showImport(officer(), batchId)).toMatchObject({ state: 'previewed', recorded: { listed: 1 } });
});

it('many of them in one list are written each, after many of another list', async () => {
  const many = Array<string>(40).fill(nameless);
  await commitOf(officer(), await listOf('a.csv', ...many));
  const batchId = await listOf('b.csv', ...many, other(1));
  await answer(batchId, { others: 'different' });
  expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 41, unchangedRows: 0 });
  expect(await rows("select from contribution where import_key like '%:80'")).toHaveLength(1);
  await checksHold();
});
