// `pnpm db:check [--json]`: runs every feature's invariants against DATABASE_URL (as the owner, who sees all rows).
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { asOwner } from './database.ts';
import { projectRoot } from './project-root.ts';

/** An invariant as read-only SQL: it holds when no row comes back. */
interface Check {
  readonly title: string;
  readonly sql: string;
}

export interface CheckResult {
  readonly feature: string;
  readonly title: string;
  /** Offending rows, at most 20. */
  readonly rows: readonly Record<string, unknown>[];
}

/** Runs every `checks.ts` in a read-only transaction each. */
export async function checkDatabase(owner: Client): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { feature, check } of await allChecks()) {
    await owner.query('begin read only');
    try {
      const { rows } = await owner.query<Record<string, unknown>>(
        `select * from (${check.sql}) as offending limit 20`,
      );
      results.push({ feature, title: check.title, rows });
    } finally {
      await owner.query('rollback');
    }
  }
  return results;
}

async function allChecks(): Promise<{ feature: string; check: Check }[]> {
  const folder = join(projectRoot, 'packages/features/src');
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('/checks.ts'))
    .sort();
  const found: { feature: string; check: Check }[] = [];
  for (const file of files) {
    const module = (await import(join(folder, file))) as Record<string, readonly Check[]>;
    for (const list of Object.values(module)) {
      for (const check of list) found.push({ feature: file.split('/')[0] ?? file, check });
    }
  }
  return found;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const url = process.env['DATABASE_URL'];
  if (!url) {
    console.error('set DATABASE_URL to the database to check, as its owner role');
    process.exit(2);
  }
  const results = await asOwner(url, checkDatabase);
  if (values.json) console.log(JSON.stringify(results));
  else {
    for (const { feature, title, rows } of results) {
      console.log(`${String(rows.length).padStart(3)}  ${feature}: ${title}`);
      for (const row of rows) console.log(`       ${JSON.stringify(row)}`);
    }
  }
  process.exitCode = results.some((result) => result.rows.length > 0) ? 1 : 0;
}
