import { withTransaction } from '@hamyar/db';
import { auditHeadInput } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { authorise } from '../access/index.ts';
import { logFact } from '../transparency/index.ts';
import { lastLink } from './queries.ts';

/**
 * Logs the chain's head in public. Whoever rewrites the whole chain, or cuts off its end, cannot take back what witnesses
 * have signed. The same head again changes nothing.
 */
export async function anchorAudit(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const end = await lastLink(tx);
    if (!end) return;
    const commitment = sha256(auditHeadInput(end.seq, end.hash));
    await logFact(ctx, tx, { kind: 'audit', subjectId: String(end.seq), commitment });
  });
}
