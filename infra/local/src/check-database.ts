// `pnpm db:check [--json] [--mend]`: runs every feature's invariants against DATABASE_URL (as the owner, who sees all
// rows). `--mend` makes again what is worked out from other rows and was found wrong; the audit log says so.
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

/** Mends what was found wrong and can be worked out anew, each in one transaction with its audit row. */
export async function mendDatabase(owner: Client, found: readonly CheckResult[]): Promise<void> {
  const all = features.flatMap(({ name, checks = [] }) => checks.map((check) => ({ feature: name, check })));
  for (const { feature, check } of all) {
    const isWrong = found.some((one) => one.title === check.title && one.rows.length > 0);
    if (check.mend === undefined || !isWrong) continue;
    await owner.query('begin');
    try {
      await owner.query(check.mend);
      await owner.query(
        `insert into audit (actor_kind, actor_id, action, target_type, target_id, detail)
         values ('operator', 'db:check', 'check.mended', 'feature', $1, $2)`,
        [feature, JSON.stringify({ title: check.title })],
      );
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, mend: { type: 'boolean', default: false } },
  });
  const url = process.env['DATABASE_URL'];
  if (!url) {
    console.error('set DATABASE_URL to the database to check, as its owner role');
    process.exit(2);
  }
  const results = await asOwner(url, async (owner) => {
    const found = await checkDatabase(owner);
    if (!values.mend) return found;
    await mendDatabase(owner, found);
    return checkDatabase(owner);
  });
  if (values.json) console.log(JSON.stringify(results));
  else {
    for (const { feature, title, rows } of results) {
      console.log(`${String(rows.length).padStart(3)}  ${feature}: ${title}`);
      for (const row of rows) console.log(`       ${JSON.stringify(row)}`);
    }
  }
  process.exitCode = results.some((result) => result.rows.length > 0) ? 1 : 0;
}
