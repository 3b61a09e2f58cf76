import { Readable } from 'node:stream';
import { withTransaction } from '@hamyar/db';
import { rowScopeOf } from '@hamyar/platform';
import { answersOf, csv, heading, inImportWorld, of1404, of1405, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { eraseFiles } from '../../ground/files/erase-files.ts';
import { answerImport } from './answer-import.ts';
import { commitImport } from './commit-import.ts';
import { discardImport } from './discard-import.ts';
import { eraseImports } from './erase-imports.ts';
import { listImports } from './list-imports.ts';
import { listRejectedRows } from './list-rejected-rows.ts';
import { runCommit } from './run-commit.ts';
import { runPreview } from './run-preview.ts';
import { showImport } from './show-import.ts';
import { uploadImport } from './upload-import.ts';

vi.setConfig({ testTimeout: 120_000 });

const gifts = answersOf('expected-contributions.json');
const { world, officer, service, upload, uploadSample, commitOf, countOf, everything, checksHold } =
  inImportWorld();

describe('an import', () => {
  const small = () =>
    upload(officer(), { kind: 'contributions' }, csv(title, heading, '1404/01/02;نقدی;1000;قوچان;;1'));

  it('that fails in the middle leaves nothing behind', async () => {
    const { batchId } = await uploadSample(officer(), 'contributions', of1405);
    await world().owner.query(`
      create function fail_late() returns trigger language plpgsql as $$ begin
        if new.import_row > 3000 then raise exception 'failed late' using errcode = '22000'; end if; return new; end $$;
      create trigger fail_late before insert on contribution for each row execute function fail_late()`);
    expect(await commitOf(officer(), batchId)).toMatchObject({
      state: 'failed',
      may: ['answer', 'discard'],
      failure: { reason: 'import.unexpected' },
    });
    expect(await everything()).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await checksHold();
  });

  it('committed twice at once is written once', async () => {
    const { batchId } = await uploadSample(officer(), 'contributions', of1405);
    await Promise.all([commitImport(officer(), batchId, '0'), commitImport(officer(), batchId, '0')]);
    const runs = await Promise.allSettled([1, 2, 3].map(() => runCommit(service(), batchId)));
    const refused = runs.filter((run) => run.status === 'rejected').map((run) => run.reason.reason);
    expect(new Set([...refused, 'import.another_running'])).toEqual(new Set(['import.another_running']));
    await runCommit(service(), batchId);
    expect(await countOf('contribution')).toBe(gifts.files[of1405].acceptedRows);
    await checksHold();
  });

  it('loses its file and its cells after thirty days, and what nobody committed is discarded', async () => {
    const { batchId } = await uploadSample(officer(), 'contributions', of1405);
    await commitOf(officer(), batchId);
    const { batchId: left } = await small();
    const clockwork = world().asJob('imports.erase');
    world().clock.advance(30 * 86_400_000);
    expect(await eraseImports(clockwork)).toBe(0);
    world().clock.advance(86_400_000);
    expect(await eraseImports(clockwork)).toBe(2);
    expect(await eraseImports(clockwork)).toBe(0);
    const kept = await showImport(officer(), batchId);
    expect(kept).toMatchObject({ state: 'committed', rejectedByReason: [], retainUntil: '2026-12-21' });
    expect(kept.erasedAt).not.toBeNull();
    expect(kept.acceptedRows).toBe(gifts.files[of1405].acceptedRows);
    expect(kept.understanding?.columns.flatMap((column) => column.samples)).toEqual([]);
    expect((await showImport(officer(), left)).state).toBe('discarded');
    expect(await countOf('stored_file')).toBe(2);
    expect(await eraseFiles(world().asJob('files.erase'))).toBe(2);
    expect(await countOf('stored_file')).toBe(0);
    await checksHold();
  });

  it('asks what the file leaves open, and takes the answer', async () => {
    const file = csv('تاریخ;مبلغ;شهرستان;نوع', '1404/01/02;7;قوچان;نقدی');
    const { batchId } = await upload(officer(), { kind: 'contributions' }, file);
    const asked = await showImport(officer(), batchId);
    expect(asked).toMatchObject({ state: 'needs_answers', may: ['answer', 'discard'] });
    expect(asked.understanding?.questions).toEqual([{ ask: 'unit', field: null, columns: [] }]);
    await answerImport(officer(), batchId, { version: '0', unit: 'million_toman' });
    await runPreview(service(), batchId, 0);
    expect((await showImport(officer(), batchId)).state).toBe('uploaded');
    await runPreview(service(), batchId, 1);
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'previewed',
      may: ['answer', 'commit', 'discard'],
      totals: { cashIrr: '70000000' },
    });
    for (const [answer, reason] of [
      [{ mapping: { nonsense: 1 } }, 'import.unknown_field'],
      [{ provinceCode: 'IR-01' }, 'access.out_of_scope'],
    ] as const)
      await expect(answerImport(officer(), batchId, { version: '1', ...answer })).rejects.toMatchObject({
        reason,
      });
  });

  it('is written, answered or thrown away only as it was seen: a colleague’s answers are looked at first', async () => {
    const { batchId } = await upload(
      officer(),
      { kind: 'contributions' },
      csv(heading, '1404/01/02;نقدی;7000;قوچان;;1'),
    );
    const { version } = await showImport(officer(), batchId);
    const colleague = await world().asStaff('officer', 'IR-09');
    await answerImport(colleague, batchId, { version, unit: 'million_toman' });
    await runPreview(service(), batchId, 1);
    for (const late of [
      () => commitImport(officer(), batchId, version),
      () => answerImport(officer(), batchId, { version, unit: 'toman' }),
      () => discardImport(officer(), batchId, version),
    ])
      await expect(late()).rejects.toMatchObject({ code: 'conflict', reason: 'case.changed' });
    expect((await showImport(officer(), batchId)).state).toBe('previewed');
    await commitImport(colleague, batchId, (await showImport(colleague, batchId)).version);
    await expect(commitImport(officer(), batchId, version)).rejects.toMatchObject({ reason: 'case.changed' });
  });

  it('lists every refused row with its cell', async () => {
    const { batchId } = await uploadSample(officer(), 'contributions', of1404);
    const found: { row: number; reason: string }[] = [];
    for (let afterRow: number | null = 0; afterRow !== null;) {
      const page: Awaited<ReturnType<typeof listRejectedRows>> = await listRejectedRows(officer(), {
        batchId,
        afterRow,
        limit: 7,
      });
      found.push(...page.items.map(({ row, reason }) => ({ row, reason })));
      afterRow = page.next;
    }
    expect(found).toEqual(gifts.files[of1404].rejected);
  });

  it('is seen and touched by its own province only', async () => {
    const { batchId } = await small();
    const other = await world().asStaff('officer', 'IR-01');
    for (const attempt of [showImport, commitImport, discardImport])
      await expect(attempt(other, batchId, '0')).rejects.toMatchObject({ reason: 'import.not_found' });
    expect((await listImports(other, { limit: 10 })).items).toEqual([]);
    expect((await listImports(officer(), { limit: 10 })).items).toHaveLength(1);
    const council = await world().asStaff('council', 'IR-09');
    await expect(showImport(council, batchId)).rejects.toMatchObject({ code: 'forbidden' });
    const elsewhere = uploadImport(
      officer(),
      { kind: 'needs', fileName: 'f', provinceCode: 'IR-01' },
      csv('x'),
    );
    await expect(elsewhere).rejects.toMatchObject({ reason: 'access.out_of_scope' });
  });

  it('thrown away can be sent again; a committed one cannot be thrown away, only undone', async () => {
    const { batchId } = await small();
    await discardImport(officer(), batchId, '0');
    await expect(commitImport(officer(), batchId, '1')).rejects.toMatchObject({ reason: 'import.not_now' });
    const next = await small();
    expect(next.repeated).toBe(false);
    await commitOf(officer(), next.batchId);
    await expect(discardImport(officer(), next.batchId, '0')).rejects.toMatchObject({
      reason: 'import.not_now',
    });
    expect((await showImport(officer(), next.batchId)).may).toEqual(['undo']);
    await commitImport(officer(), next.batchId, '0');
    expect(await countOf('contribution')).toBe(1);
  });

  it.each([
    ['not_a_spreadsheet', Buffer.from('%PDF-1.7 …')],
    ['broken_file', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)])],
    ['empty_file', Buffer.from('   \n\n')],
  ])('of a bad file fails with %s', async (reason, content) => {
    const { batchId } = await upload(officer(), { kind: 'needs' }, Readable.from([content]));
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'failed',
      may: ['answer', 'discard'],
      failure: { reason: `import.${reason}` },
    });
  });

  it('keeps the job’s scope to what row-level security lets it write', async () => {
    const { batchId } = await small();
    const stranger = { ...officer(), rowScope: rowScopeOf({ kind: 'visitor' }) };
    const seen = await withTransaction(stranger, (tx) =>
      tx.$client.query('select from import_batch where id = $1', [batchId]),
    );
    expect(seen.rowCount).toBe(0);
  });
});
