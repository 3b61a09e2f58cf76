import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { freePort } from './ports.ts';
import { removeCluster, startCluster } from './postgres-cluster.ts';
import { projectRoot } from './project-root.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamyar-import-'));
});
afterAll(async () => {
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

const sample = (name: string): string => join(projectRoot, 'packages/testing/samples/cases', name);

/** What the command prints as JSON; it fails with 1 where it refuses. */
function run(...options: string[]): Promise<Record<string, unknown>> {
  const args = [join(projectRoot, 'infra/local/src/import.ts'), 'contributions', ...options];
  const common = ['--province', 'IR-09', '--json', '--data', join(folder, 'data')];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...args, ...common], (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('nothing was printed'));
      else resolve(JSON.parse(stdout));
    });
  });
}

describe('the import by command', () => {
  it('reads a file without any database, as on the day it is told', async () => {
    expect(await run(sample('future-and-past-dates.csv'), '--dry-run')).toMatchObject({ acceptedRows: 0 });
    const later = await run(sample('future-and-past-dates.csv'), '--dry-run', '--today', '2027-03-20');
    expect(later).toMatchObject({
      acceptedRows: 1,
      span: { firstDay: '2027-03-20', lastDay: '2027-03-20', byYear: { 1405: 1 } },
      sheetTotals: [],
      alreadyRecorded: [],
      warnings: [],
    });
  });

  it('writes it, once, and a dry run beside a running database says which rows are there', async () => {
    const first = await run(sample('zeros-as-text.csv'));
    expect(first).toMatchObject({ committed: { writtenRows: 1, unchangedRows: 0, repeated: false } });
    expect(await run(sample('zeros-as-text.csv'))).toMatchObject({
      committed: { writtenRows: 0, unchangedRows: 1, repeated: true },
    });
    const data = await openDataFolder(join(folder, 'data'), false);
    const cluster = await startCluster({
      folder: data.postgres,
      port: await freePort(),
      password: data.keys.ownerPassword,
    });
    try {
      expect(await run(sample('zeros-resaved.csv'), '--dry-run')).toMatchObject({
        acceptedRows: 1,
        alreadyRecorded: [{ row: 2 }],
      });
    } finally {
      await cluster.stop();
    }
  });

  it('leaves a gift that may be there to a person', async () => {
    await run(sample('tracking-moved-a.csv'));
    expect(await run(sample('tracking-moved-b.csv'))).toMatchObject({
      error: { reason: 'needs_answers', questions: [{ ask: 'same_gift', gifts: [{ row: 2 }] }] },
    });
    expect(await run(sample('tracking-moved-b.csv'), '--answer', 'same=2')).toMatchObject({
      committed: { writtenRows: 0, unchangedRows: 1 },
    });
  });
});
