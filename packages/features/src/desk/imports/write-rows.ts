import { createHash } from 'node:crypto';
import type { Transaction } from '@hamyar/db';
import type { SheetKind } from '@hamyar/domain';
import type { AcceptedRow } from './preview.ts';

/** Writes a batch of accepted rows; gives back how many were not there yet. */
export type Writer<Kind extends SheetKind> = (rows: readonly AcceptedRow<Kind>[]) => Promise<number>;

/** Longest a statement of a commit may run; a batch of rows takes some hundredths of a second. */
export const statementMs = 60_000;

/** One statement for a batch of rows, given as `$1` in JSON. It selects `written`. */
export async function writeRows(
  tx: Transaction,
  statement: { name: string; text: string },
  rows: readonly object[],
  values: readonly unknown[],
): Promise<number> {
  // The driver's own limit, which its types do not know.
  const limits: object = { query_timeout: statementMs };
  const query = { ...statement, ...limits, values: [JSON.stringify(rows), ...values] };
  const { rows: counted } = await tx.$client.query<{ written: number }>(query);
  return counted[0]?.written ?? 0;
}

/** Keys rows by what they say; rows that say the same are told apart by how often that was said before. */
export function rowKeys(): (...said: readonly (string | number | null)[]) => string {
  const seen = new Map<string, number>();
  return (...said) => {
    const key = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}:${times}`;
  };
}
