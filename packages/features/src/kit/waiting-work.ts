import type { Permission } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from './feature.ts';

/** How much of a kind of work waits, and the earliest moment among it. */
export interface Waiting {
  /** At most `maxMeasured`: beyond it a desk is told “that many or more”. */
  readonly count: number;
  readonly since: Date | null;
}

/** Work of a feature that waits for somebody in office: what the desk shows first. */
export interface WaitingWork {
  /** What it is; the pages have words and an address for each. */
  readonly key: string;
  /** Who is told of it, each within their own scope. */
  readonly permission: Permission;
  /** @throws as the gate does, for whoever lacks the permission */
  measure(ctx: Ctx): Promise<Waiting>;
}

/** Beyond this nobody works through a list today, and no statement counts on. */
export const maxMeasured = 1_000;

/** Measures what a query finds. The query answers one column, `at`. */
export async function measureFound(tx: Transaction, found: SQL): Promise<Waiting> {
  const { rows } = await tx.execute<{ count: number; since: Date | null }>(
    sql`select count(*)::int as count, min(at) as since from (${found} order by at limit ${maxMeasured}) waiting`,
  );
  const [{ count, since } = { count: 0, since: null }] = rows;
  return { count, since: since === null ? null : new Date(since) };
}
