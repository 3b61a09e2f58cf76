// `pnpm db:check [--json]`: runs every feature's invariants against DATABASE_URL (as the owner, who sees all rows).
import { parseArgs } from 'node:util';
import { features } from '@hamyar/features/features';
import type { Client } from 'pg';
import { asOwner } from './database.ts';

export interface CheckResult {
  /** `<wing>/<noun>`. */
  readonly feature: string;
  readonly title: string;
  /** Offending rows, at most 20. */
  readonly rows: readonly Record<string, unknown>[];
}

/** Runs the checks of every feature, each in a read-only transaction. */
export async function checkDatabase(owner: Client): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const all = features.flatMap(({ name, checks = [] }) => checks.map((check) => ({ feature: name, check })));
  for (const { feature, check } of all) {
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
