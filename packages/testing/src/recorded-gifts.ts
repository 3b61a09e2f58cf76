import { fileURLToPath } from 'node:url';
import { withTransaction } from '@hamyar/db';
import type { ContributionRecord } from '@hamyar/domain';
import { previewRows } from '@hamyar/features/desk/imports/preview-file';
import { foldPending, recordContributions } from '@hamyar/features/giving/contributions/index';
import { readRows } from '@hamyar/sheets/read-rows';
import type { World } from './world.ts';

/** Records gifts in bulk as an import does: ledger and contributions, without a fold. */
export async function record(world: World, gifts: readonly ContributionRecord[]): Promise<void> {
  const job = world.asOperator();
  const received = gifts.map((gift, index) => ({
    kind: gift.kind,
    provinceCode: 'IR-09',
    countyCode: gift.countyCode,
    theme: gift.theme ?? gift.themeText ?? 'other',
    donorName: null,
    donorMobile: null,
    amountIrr: gift.amountIrr,
    item: null,
    quantity: null,
    unit: null,
    channel: null,
    trackingNumber: null,
    note: null,
    contributedOn: gift.day,
    importRow: index + 1,
    importKey: job.newId(),
    formerKeys: [],
    decided: null,
  }));
  await withTransaction(job, (tx) => recordContributions(job, tx, received, { importBatchId: job.newId() }));
}

/** Records the good rows of both contribution files of Razavi Khorasan. */
export async function recordSamples(world: World): Promise<void> {
  for (const name of ['razavi-khorasan-contributions-1404.xlsx', 'razavi-khorasan-contributions-1405.csv']) {
    const gifts: ContributionRecord[] = [];
    await previewRows(
      'contributions',
      readRows(fileURLToPath(new URL(`../samples/${name}`, import.meta.url))),
      {
        onAccepted: (batch) => void gifts.push(...batch.map((row) => row.record)),
      },
    );
    await record(world, gifts);
  }
}

/**
 * Folds until nothing waits.
 * @returns the rows of each fold
 */
export async function foldAll(world: World): Promise<number[]> {
  const clock = world.asJob('contributions.fold');
  const folds: number[] = [];
  for (;;) {
    const folded = await withTransaction(clock, (tx) => foldPending(clock, tx));
    if (folded === 0) return folds;
    folds.push(folded);
  }
}
