import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { closeBooks } from '../../ground/ledger/close-books.ts';
import { reopenBooks } from '../../ground/ledger/reopen-books.ts';
import { showBooks } from '../../ground/ledger/show-books.ts';
import { showClosing } from '../../ground/ledger/show-closing.ts';
import { commitImport } from './commit-import.ts';
import { showImport } from './show-import.ts';
import { showUndo } from './show-undo.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, upload, commitOf, countOf, checksHold } = inImportWorld();
const provinceCode = 'IR-09';
/** Of Mehr 1405, which is over, and of Aban. */
const early = '1405/07/05;نقدی;50000000;مشهد;رضا آزمون;۱۰۰۱';
const late = '1405/08/05;نقدی;60000000;مشهد;مینا آزمون;۱۰۰۲';
const missed = '1405/07/06;نقدی;70000000;مشهد;سارا آزمون;۱۰۰۳';
const list = async (...rows: string[]) =>
  (await upload(officer(), { kind: 'contributions' }, csv(title, heading, ...rows))).batchId;
const closeMehr = async () => {
  const treasurer = await world().asStaff('treasurer', provinceCode);
  const asked = { provinceCode, through: '2026-10-22' };
  const { version } = await showClosing(treasurer, asked);
  await closeBooks(treasurer, { ...asked, version });
};

describe('a list that reaches into a closed month', () => {
  it('says which new gifts cannot be written, and nothing of it is, until the month is opened again', async () => {
    await commitOf(officer(), await list(early));
    await closeMehr();
    const batchId = await list(early, late, missed);
    const seen = await showImport(officer(), batchId);
    expect(seen.recorded).toMatchObject({ listed: 1, closed: 1 });
    expect(seen.warnings).toContainEqual(expect.objectContaining({ row: 5, reason: 'month_closed' }));
    expect(seen.may).not.toContain('commit');
    await expect(commitImport(officer(), batchId, seen.version)).rejects.toMatchObject({
      reason: 'ledger.closed',
    });
    expect(await countOf('contribution')).toBe(1);
    const ofNation = await world().asStaff('national_treasurer', null);
    const { version } = await showBooks(ofNation, { provinceCode });
    await reopenBooks(ofNation, { provinceCode, version, reason: 'فهرست یک شهرستان جا مانده بود' });
    const again = await list(early, late, missed, '');
    expect(await commitOf(officer(), again)).toMatchObject({ committedRows: 2 });
    await checksHold();
  });

  it('that only repeats what is recorded of it is written as ever', async () => {
    await commitOf(officer(), await list(early));
    await closeMehr();
    expect(await commitOf(officer(), await list(early, late))).toMatchObject({ committedRows: 1 });
    await checksHold();
  });

  it('cannot be taken back, and says so before', async () => {
    const batchId = await list(early);
    await commitOf(officer(), batchId);
    await closeMehr();
    await expect(showUndo(officer(), batchId)).rejects.toMatchObject({ reason: 'ledger.closed' });
  });
});
