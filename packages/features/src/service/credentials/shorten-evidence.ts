import type { Transaction } from '@hamyar/db';
import { shortenFiles } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Days in which whoever doubts a decision may still look at what it stood on. */
const daysAfterDecision = 30;

/** Once a licence is decided on, its photographs are needed no longer; part of the caller's transaction, who audits. */
export function shortenEvidence(ctx: Ctx, tx: Transaction, credentialId: string): Promise<void> {
  return shortenFiles(
    ctx,
    tx,
    { purpose: 'licence_evidence', subjectIds: [credentialId] },
    daysAfterDecision,
  );
}
