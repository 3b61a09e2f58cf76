import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { importsChecks } from '@hamyar/features/desk/imports/checks';
import { commitImport } from '@hamyar/features/desk/imports/commit-import';
import { runCommit } from '@hamyar/features/desk/imports/run-commit';
import { runPreview } from '@hamyar/features/desk/imports/run-preview';
import { showImport } from '@hamyar/features/desk/imports/show-import';
import { type Upload, uploadImport } from '@hamyar/features/desk/imports/upload-import';
import { contributionsChecks } from '@hamyar/features/giving/contributions/checks';
import { ledgerChecks } from '@hamyar/features/ground/ledger/checks';
import type { Ctx } from '@hamyar/features/kit/feature';
import { afterEach, beforeEach, expect } from 'vitest';
import { openWorld, type World } from './world.ts';

const sample = (name: string) => fileURLToPath(new URL(`../samples/${name}`, import.meta.url));

/** The offices' contribution files, and what a good reading of the samples finds. */
export const of1404 = 'razavi-khorasan-contributions-1404.xlsx';
export const of1405 = 'razavi-khorasan-contributions-1405.csv';
export const answersOf = (name: string) => JSON.parse(readFileSync(sample(name), 'utf8'));

/** Lines of a table as an office's export has them. */
export const csv = (...lines: string[]) => Readable.from([Buffer.from(lines.join('\n'))]);
export const title = 'بهزیستی خراسان رضوی';
export const heading = 'تاریخ;نوع کمک;مبلغ (ریال);شهرستان;نام خیر;شماره پیگیری';

const written = [
  'contribution',
  'ledger_transaction',
  'ledger_entry',
  'volunteer',
  'credential',
  'need',
  'role_slot',
];

/** A fresh world for each rule, with the people who import and the worker that reads and writes. */
export function inImportWorld() {
  let world: World;
  let officer: Ctx;
  let national: Ctx;
  let service: Ctx;
  beforeEach(async () => {
    world = await openWorld();
    officer = await world.asStaff('officer', 'IR-09');
    national = await world.asStaff('national', null);
    service = world.asJob('imports.commit');
  });
  afterEach(() => world.close());

  const upload = async (
    ctx: Ctx,
    input: Omit<Upload, 'fileName'> & { fileName?: string },
    content: Readable,
  ) => {
    const { batchId, repeated } = await uploadImport(ctx, { fileName: 'f', ...input }, content);
    await runPreview(service, batchId, 0);
    return { batchId, repeated };
  };
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await world.owner.query(sql, values)).rows;
  const countOf = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? -1;
  return {
    world: () => world,
    officer: () => officer,
    national: () => national,
    service: () => service,
    /** Uploads and reads it, as page and worker do. */
    upload,
    uploadSample: (ctx: Ctx, kind: Upload['kind'], name: string) =>
      upload(ctx, { kind, fileName: name }, createReadStream(sample(name))),
    /** Commits and writes it. */
    async commitOf(ctx: Ctx, batchId: string) {
      await commitImport(ctx, batchId, (await showImport(ctx, batchId)).version);
      await runCommit(service, batchId);
      return showImport(ctx, batchId);
    },
    rows,
    countOf,
    /** How many rows stand in each table that an import writes. */
    async everything(): Promise<number[]> {
      const counts: number[] = [];
      for (const table of written) counts.push(await countOf(table));
      return counts;
    },
    async checksHold() {
      for (const check of [...importsChecks, ...contributionsChecks, ...ledgerChecks])
        expect([check.title, ...(await rows(check.sql))]).toEqual([check.title]);
    },
  };
}
