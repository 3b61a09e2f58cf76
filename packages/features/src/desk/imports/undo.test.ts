import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { foldAll } from '@hamyar/testing/recorded-gifts';
import { describe, expect, it, vi } from 'vitest';
import { answerImport } from './answer-import.ts';
import { runPreview } from './run-preview.ts';
import { runUndo } from './run-undo.ts';
import { showImport } from './show-import.ts';
import { showUndo } from './show-undo.ts';
import { undoImport } from './undo-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, national, upload, uploadSample, commitOf, rows, countOf, checksHold } =
  inImportWorld();
const sampleOf = async (name: string) =>
  (await uploadSample(officer(), 'contributions', `cases/${name}`)).batchId;
const reason = 'یک صفر بیشتر نوشته شده بود';
const undo = async (batchId: string) => {
  const { version } = await showUndo(officer(), batchId);
  await undoImport(officer(), batchId, { version, reason });
  await runUndo(world().asJob('imports.undo'), batchId);
  return showImport(officer(), batchId);
};
const totals = () =>
  rows('select day::text, amount_irr, gift_count from contribution_total where gift_count <> 0 order by 1');

describe('a committed import', () => {
  it('can be undone: every gift gets its opposite, nothing is deleted, and the right list takes its place', async () => {
    const batchId = await sampleOf('corrected-a.csv');
    await commitOf(officer(), batchId);
    await foldAll(world());
    expect(await showUndo(officer(), batchId)).toEqual({
      version: '0',
      gifts: 1,
      cashIrr: '50000000',
      goodsIrr: '0',
      serviceIrr: '0',
      firstDay: '2026-05-25',
      lastDay: '2026-05-25',
      provinceCodes: ['IR-09'],
      stays: { gifts: 0, lists: [] },
    });
    expect(await undo(batchId)).toMatchObject({ state: 'undone', may: [], undo: { reason, rows: 1 } });
    expect(await countOf('contribution')).toBe(2);
    await checksHold();
    await foldAll(world());
    expect(await totals()).toEqual([]);
    expect(await countOf('contribution_recorded')).toBe(0);
    await checksHold();
    await commitOf(officer(), await sampleOf('corrected-b.csv'));
    await foldAll(world());
    expect(await totals()).toEqual([{ day: '2026-05-25', amount_irr: '5000000', gift_count: 1 }]);
    await checksHold();
    expect(
      await rows(
        "select action, detail ->> 'reason' as reason from audit where action like 'import.und%' order by id",
      ),
    ).toEqual([
      { action: 'import.undo_asked', reason },
      { action: 'import.undone', reason },
    ]);
  });

  it('that was undone can be sent and committed anew, and undone twice at once is undone once', async () => {
    const first = await sampleOf('corrected-a.csv');
    await commitOf(officer(), first);
    await undoImport(officer(), first, { version: '0', reason });
    await undoImport(officer(), first, { version: '0', reason });
    const job = world().asJob('imports.undo');
    await Promise.allSettled([runUndo(job, first), runUndo(job, first), runUndo(job, first)]);
    await runUndo(job, first);
    expect(await countOf('contribution')).toBe(2);
    const again = await uploadSample(officer(), 'contributions', 'cases/corrected-a.csv');
    expect(again.repeated).toBe(false);
    expect(await commitOf(officer(), again.batchId)).toMatchObject({ committedRows: 1, unchangedRows: 0 });
    await checksHold();
  });

  it('is undone by its own province alone, in the version that was seen, and only when it holds gifts', async () => {
    const batchId = await sampleOf('corrected-a.csv');
    await expect(undoImport(officer(), batchId, { version: '0', reason })).rejects.toMatchObject({
      reason: 'import.not_now',
    });
    await commitOf(officer(), batchId);
    const other = await world().asStaff('officer', 'IR-01');
    await expect(undoImport(other, batchId, { version: '0', reason })).rejects.toMatchObject({
      reason: 'import.not_found',
    });
    await expect(undoImport(officer(), batchId, { version: '9', reason })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    const needs = await uploadSample(national(), 'needs', 'needs.xlsx');
    await commitOf(national(), needs.batchId);
    await expect(showUndo(national(), needs.batchId)).rejects.toMatchObject({ reason: 'import.not_now' });
  });

  it('that fails in the middle of being undone stands as it was', async () => {
    const batchId = await sampleOf('slash-thousands.csv');
    await commitOf(officer(), batchId);
    await undoImport(officer(), batchId, { version: '0', reason });
    await world().owner.query(`
      create function fail_late() returns trigger language plpgsql as $$ begin
        if new.reverses is not null and new.amount_irr = -2500000 then raise exception 'failed late'; end if;
        return new; end $$;
      create trigger fail_late before insert on contribution for each row execute function fail_late()`);
    await expect(runUndo(world().asJob('imports.undo'), batchId)).rejects.toThrow();
    expect(await rows('select from contribution where reverses is not null')).toEqual([]);
    await world().owner.query('drop trigger fail_late on contribution');
    await runUndo(world().asJob('imports.undo'), batchId);
    expect(await showImport(officer(), batchId)).toMatchObject({ state: 'undone', undo: { rows: 9 } });
    await checksHold();
  });
});

/** Sends and writes a list of gifts in rials, each with its number. */
async function listOf(fileName: string, ...lines: string[]): Promise<string> {
  const input = { kind: 'contributions' as const, fileName };
  const { batchId } = await upload(officer(), input, csv(title, heading, ...lines));
  await commitOf(officer(), batchId);
  return batchId;
}
const three = [
  '1405/03/01;نقدی;1000000;مشهد;الف;11',
  '1405/03/02;نقدی;1000000;مشهد;ب;12',
  '1405/03/03;نقدی;20003000;مشهد;پ;13',
];
const fourth = '1405/03/04;نقدی;1000000;مشهد;ت;14';
const standing = async () =>
  (await rows<{ sum: string }>('select coalesce(sum(amount_irr), 0)::text as sum from contribution'))[0]?.sum;

describe('a list whose gifts another list holds too', () => {
  it('says so before it is undone; they stay, are the other list’s own, and go with it', async () => {
    const first = await listOf('first.csv', ...three);
    const cumulative = await listOf('cumulative.csv', ...three, fourth);
    expect(await showUndo(officer(), first)).toMatchObject({
      gifts: 0,
      cashIrr: '0',
      stays: {
        gifts: 3,
        lists: [
          {
            batchId: cumulative,
            fileName: 'cumulative.csv',
            gifts: 3,
            amountIrr: '22003000',
            rows: [3, 4, 5],
          },
        ],
      },
    });
    expect(await undo(first)).toMatchObject({ state: 'undone', undo: { rows: 0, passedRows: 3 } });
    expect(await standing()).toBe('23003000');
    expect(await showImport(officer(), cumulative)).toMatchObject({ committedRows: 4, unchangedRows: 0 });
    await checksHold();
    expect(await showUndo(officer(), cumulative)).toMatchObject({ gifts: 4, stays: { gifts: 0 } });
    expect(await undo(cumulative)).toMatchObject({ undo: { rows: 4, passedRows: 0 } });
    expect(await standing()).toBe('0');
    await checksHold();
  });

  it('loses what it alone holds, and the other list undone first leaves it whole', async () => {
    const first = await listOf('first.csv', ...three, fourth);
    const second = await listOf('second.csv', ...three.slice(0, 2));
    expect(await undo(first)).toMatchObject({ undo: { rows: 2, passedRows: 2 } });
    expect(await standing()).toBe('2000000');
    const again = await listOf('again.csv', ...three.slice(0, 1), fourth);
    expect(await undo(again)).toMatchObject({ undo: { rows: 1, passedRows: 0 } });
    expect(await showUndo(officer(), second)).toMatchObject({ gifts: 2, stays: { gifts: 0 } });
    expect(await standing()).toBe('2000000');
    await checksHold();
  });

  it('of three lists goes to the next that stands, and is claimed anew by a list that is sent again', async () => {
    const lists = [await listOf('a.csv', ...three), await listOf('b.csv', ...three, fourth)];
    lists.push(await listOf('c.csv', ...three, '1405/03/05;نقدی;5;مشهد;ث;15'));
    await undo(lists[1] ?? '');
    await undo(lists[0] ?? '');
    expect(await showImport(officer(), lists[2] ?? '')).toMatchObject({ committedRows: 4, unchangedRows: 0 });
    const { batchId } = await upload(officer(), { kind: 'contributions' }, csv(title, heading, ...three));
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 0, unchangedRows: 3 });
    await undo(lists[2] ?? '');
    expect(await standing()).toBe('22003000');
    await checksHold();
  });

  it('takes with it the number it gave to a gift of another list, which is known by its cells again', async () => {
    const first = await sampleOf('tracking-moved-a.csv');
    await commitOf(officer(), first);
    const second = await sampleOf('tracking-moved-b.csv');
    await answerImport(officer(), second, { version: '0', sameGifts: { others: 'same' } });
    await runPreview(world().asJob('imports.preview'), second, 1);
    await commitOf(officer(), second);
    const numbers = () => rows('select tracking_number, import_key from contribution where reverses is null');
    const [numbered] = await numbers();
    await undo(second);
    const [bare] = await numbers();
    expect(numbered).toMatchObject({ tracking_number: expect.stringMatching(/./) });
    expect(bare).toMatchObject({ tracking_number: null });
    expect(bare).not.toMatchObject(numbered ?? {});
    await checksHold();
  });
});
