import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { endBars, putBar } from './put-bar.ts';
import type { CaseRow } from './queries.ts';
import { tellConcerned } from './tell-concerned.ts';
import { tellReporter } from './tell-reporter.ts';

/**
 * Makes what was decided hold: what the case has put on somebody ends, a bar begins where the row has one, and both sides are
 * told. Part of the caller's transaction, who has authorised, moved the case and audits.
 */
export async function makeHold(ctx: Ctx, tx: Transaction, row: CaseRow, by: string): Promise<void> {
  await endBars(ctx, tx, row, { by });
  if (row.barUntil !== null) await putBar(ctx, tx, row, row.barUntil);
  await tellConcerned(ctx, tx, row, 'complaint_decided');
  await tellReporter(ctx, tx, row, 'complaint_decided');
}
