import { inImportWorld } from '@hamyar/testing/imports';
import { foldAll } from '@hamyar/testing/recorded-gifts';
import { describe, expect, it, vi } from 'vitest';
import { runUndo } from './run-undo.ts';
import { showImport } from './show-import.ts';
import { showUndo } from './show-undo.ts';
import { undoImport } from './undo-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, national, uploadSample, commitOf, rows, countOf, checksHold } = inImportWorld();
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
