import type { Transaction } from '@hamyar/db';

/** Longest a statement of a bulk verb may run; a batch of some hundred rows takes hundredths of a second. */
export const bulkStatementMs = 60_000;

/**
 * Runs one set-based statement for a batch of rows, given as `$1` in JSON; more values follow as `$2` and on. Part of
 * the caller's transaction, who has authorised the act and audits it as one.
 */
export async function bulkQuery<Row extends Record<string, unknown>>(
  tx: Transaction,
  statement: { readonly name: string; readonly text: string },
  rows: readonly object[],
  values: readonly unknown[] = [],
): Promise<Row[]> {
  // The driver's own limit, which its types do not know.
  const limits: object = { query_timeout: bulkStatementMs };
  const query = { ...statement, ...limits, values: [JSON.stringify(rows), ...values] };
  return (await tx.$client.query<Row>(query)).rows;
}

/** Where rows of a spreadsheet come from: the import that brings them and who sent it. */
export interface ImportOrigin {
  readonly importBatchId: string;
  /** Null when a service sent it. */
  readonly createdBy: string | null;
}
