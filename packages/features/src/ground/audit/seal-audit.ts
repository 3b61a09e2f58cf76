import { auditLink, type Transaction, withTransaction } from '@hamyar/db';
import { auditLinkInput, noLinkBefore } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { sha256 } from '../../kit/sha256.ts';
import { authorise } from '../access/index.ts';
import { graceMs, sealBatch } from './policy.ts';
import { lastLink, settledBy, unsealed } from './queries.ts';

/**
 * Chains the rows that have no link yet, until none is left. Places go to whoever is seen, not in order of numbers: a
 * transaction that commits late gets a later place. It leaves no row of its own: it would never come to an end.
 * @returns rows sealed
 */
export async function sealAudit(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  let all = 0;
  let beyond: string | null = null;
  for (;;) {
    const { count, last }: { count: number; last: string | null } = await withTransaction(ctx, (tx) =>
      sealSome(ctx, tx, beyond),
    );
    all += count;
    if (count < sealBatch) return all;
    // What commits late behind this number is found by the next run.
    beyond = last;
  }
}

async function sealSome(
  ctx: Ctx,
  tx: Transaction,
  beyond: string | null,
): Promise<{ count: number; last: string | null }> {
  // One sealer at a time: the next goes on from the link that this one leaves.
  await inLine(tx, 'audit:seal');
  const now = ctx.clock.now();
  const settled = beyond ?? (await settledBy(tx, new Date(now.getTime() - graceMs)));
  const rows = await unsealed(tx, settled, sealBatch);
  if (rows.length === 0) return { count: 0, last: null };
  const end = await lastLink(tx);
  let hash: Uint8Array = end?.hash ?? noLinkBefore;
  const links = rows.map((row, at) => {
    hash = sha256(auditLinkInput(hash, row));
    return { seq: (end?.seq ?? 0) + 1 + at, auditId: Number(row.id), hash: Buffer.from(hash), sealedAt: now };
  });
  await tx.insert(auditLink).values(links);
  return { count: rows.length, last: rows.at(-1)?.id ?? null };
}
