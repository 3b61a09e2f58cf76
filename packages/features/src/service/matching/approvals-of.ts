import { matchingApproval, matchingTakeBack, type Transaction } from '@hamyar/db';
import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Scope } from '../../ground/access/index.ts';
import { Refusal } from '../../kit/refusal.ts';
import { runInScope } from './queries.ts';

/** An approval with how many of its offers were taken back, null where it stands. */
export type ApprovalRow = typeof matchingApproval.$inferSelect & { readonly takenBack: number | null };

const approvals = (tx: Transaction) =>
  tx
    .select({ ...getTableColumns(matchingApproval), takenBack: matchingTakeBack.offers })
    .from(matchingApproval)
    .leftJoin(matchingTakeBack, eq(matchingTakeBack.approvalId, matchingApproval.id))
    .$dynamic();

export function approvalsOf(tx: Transaction, runId: string): Promise<ApprovalRow[]> {
  return approvals(tx).where(eq(matchingApproval.runId, runId)).orderBy(asc(matchingApproval.id)).limit(50);
}

/** What came of the same decision on this run, when it was made before. */
export async function approvalByKey(
  tx: Transaction,
  runId: string,
  decisionKey: string,
): Promise<Pick<ApprovalRow, 'sent' | 'heldBack' | 'heldByBudget' | 'tooLate'> | undefined> {
  const { sent, heldBack, heldByBudget, tooLate } = matchingApproval;
  const [found] = await tx
    .select({ sent, heldBack, heldByBudget, tooLate })
    .from(matchingApproval)
    .where(and(eq(matchingApproval.runId, runId), eq(matchingApproval.decisionKey, decisionKey)));
  return found;
}

/**
 * One approval, its run held against other decisions on it.
 * @throws Refusal `not_found` for one that does not exist or lies elsewhere
 */
export async function approvalInScope(
  tx: Transaction,
  scope: Scope,
  approvalId: string,
): Promise<ApprovalRow> {
  const [known] = await tx
    .select({ runId: matchingApproval.runId })
    .from(matchingApproval)
    .where(eq(matchingApproval.id, approvalId));
  if (!known) throw new Refusal('not_found', 'matching.unknown_approval');
  await runInScope(tx, scope, known.runId, { lock: true });
  const [approval] = await approvals(tx).where(eq(matchingApproval.id, approvalId));
  if (!approval) throw new Refusal('not_found', 'matching.unknown_approval');
  return approval;
}
