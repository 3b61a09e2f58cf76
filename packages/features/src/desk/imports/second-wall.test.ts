import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { answerImport } from './answer-import.ts';
import { listRejectedRows } from './list-rejected-rows.ts';
import { listWarnings } from './list-warnings.ts';
import { runPreview } from './run-preview.ts';
import { showImport } from './show-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, national, service, uploadSample, upload, commitOf, rows, checksHold } =
  inImportWorld();
type Answers = Omit<Parameters<typeof answerImport>[2], 'version'>;

/** Answers a file and has it read again. */
async function answer(batchId: string, answers: Answers) {
  const { version } = await showImport(officer(), batchId);
  await answerImport(officer(), batchId, { version, ...answers });
  const [batch] = await rows<{ revision: number }>('select revision from import_batch where id = $1', [
    batchId,
  ]);
  await runPreview(service(), batchId, batch?.revision ?? 0);
  return showImport(officer(), batchId);
}
const giftsOf = (...lines: string[]) =>
  upload(officer(), { kind: 'contributions' }, csv(title, heading, ...lines));
const sampleOf = async (name: string) =>
  (await uploadSample(officer(), 'contributions', `cases/${name}`)).batchId;

describe('the preview', () => {
  it('says that hidden rows are included, and leaves them out when a person says so', async () => {
    const batchId = await sampleOf('hidden-rows.xlsx');
    const shown = await showImport(officer(), batchId);
    expect(shown).toMatchObject({ acceptedRows: 4, hidden: { rows: 2, areIncluded: true } });
    expect(shown.warnings.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'hidden_row'],
      [4, 'hidden_row'],
    ]);
    const without = await answer(batchId, { hiddenRows: 'leave_out' });
    expect(without).toMatchObject({
      acceptedRows: 2,
      hidden: { rows: 2, areIncluded: false },
      ignored: [
        { row: 3, reason: 'hidden_row' },
        { row: 4, reason: 'hidden_row' },
      ],
    });
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 2 });
    await checksHold();
  });

  it('says which unit is believed and why, and shows the sheet’s own totals beside ours', async () => {
    const { batchId } = await giftsOf('1405/02/01;نقدی;5000;مشهد;الف;1', ';جمع کل;5000;;;');
    expect(await showImport(officer(), batchId)).toMatchObject({
      understanding: { unit: 'rial', unitFrom: { by: 'heading', text: 'مبلغ (ریال)' } },
      sheetTotals: [{ row: 4, statedIrr: '5000', readIrr: '5000' }],
      totalsDiffer: [],
      days: { rowsByYear: { 1405: 1 } },
    });
  });

  it('keeps every warning and every refusal with its row, its cell and the reason in a sentence', async () => {
    const batchId = await sampleOf('mobile-lost.csv');
    const { items, next } = await listWarnings(officer(), { batchId, after: 0, limit: 3 });
    expect(items[0]).toEqual({
      row: 2,
      column: 3,
      field: 'mobile',
      reason: 'unreadable',
      cellText: '0915123456',
    });
    expect(await listWarnings(officer(), { batchId, after: next ?? 0, limit: 3 })).toMatchObject({
      items: [{ row: 5 }],
      next: null,
    });
    const dates = await sampleOf('future-and-past-dates.csv');
    const refused = await listRejectedRows(officer(), { batchId: dates, afterRow: 0, limit: 50 });
    expect(refused.items[0]).toMatchObject({ row: 2, column: 1, why: { why: 'still_to_come' } });
    expect(refused.items.every(({ why }) => why !== null)).toBe(true);
  });
});

describe('a list without a county', () => {
  const bare = (number: number) =>
    csv(title, 'تاریخ;نوع کمک;مبلغ (ریال);شماره پیگیری', `1405/02/01;نقدی;5000;${number}`);
  const sent = (number: number) => upload(officer(), { kind: 'contributions' }, bare(number));

  it('is asked for one county of all or none, and the office need not be asked again', async () => {
    const { batchId } = await sent(1);
    const asked = await showImport(officer(), batchId);
    expect(asked.understanding?.questions).toMatchObject([{ ask: 'missing_field', field: 'county' }]);
    expect(await answer(batchId, { countyCode: '0916' })).toMatchObject({
      state: 'previewed',
      understanding: { countyOfAll: '0916' },
      countyNames: { '0916': 'مشهد' },
    });
    await commitOf(officer(), batchId);
    const second = await sent(2);
    expect(await showImport(officer(), second.batchId)).toMatchObject({
      state: 'previewed',
      understanding: { countyOfAll: '0916' },
    });
    expect(await answer(second.batchId, { countyCode: 'none' })).toMatchObject({ state: 'previewed' });
    await commitOf(officer(), second.batchId);
    expect(await rows('select county_code from contribution order by id')).toEqual([
      { county_code: '0916' },
      { county_code: null },
    ]);
    const other = await upload(
      await world().asStaff('officer', 'IR-07'),
      { kind: 'contributions' },
      csv('بهزیستی فارس', 'تاریخ;نوع کمک;مبلغ (ریال);شماره پیگیری', '1405/02/01;نقدی;5000;9'),
    );
    expect(await showImport(national(), other.batchId)).toMatchObject({ state: 'needs_answers' });
  });

  it('of people or needs has to name one, and one of another province is refused', async () => {
    const needs = csv('تاریخ آغاز;تاریخ خاتمه;تخصص;تعداد', '1405/10/01;1405/10/02;ماما;2');
    const { batchId } = await upload(officer(), { kind: 'needs', provinceCode: 'IR-09' }, needs);
    expect(await answer(batchId, { countyCode: 'none' })).toMatchObject({ state: 'needs_answers' });
    expect(await answer(batchId, { countyCode: '0701' })).toMatchObject({
      acceptedRows: 0,
      rejectedByReason: [{ reason: 'unknown_county' }],
    });
    expect(await answer(batchId, { countyCode: '0916' })).toMatchObject({ acceptedRows: 1 });
  });
});
