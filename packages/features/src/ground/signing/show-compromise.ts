import type { Answer, signing } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { tehranInstant } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { sizeAt } from '../transparency/index.ts';
import { whyNotDeclare } from './policy.ts';
import { lockKey, type PublicKey } from './queries.ts';

/** What declaring a key compromised since the beginning of a day would do. */
export async function showCompromise(
  ctx: Ctx,
  kid: string,
  day: string,
): Promise<Answer<typeof signing.showCompromise>> {
  authorise(ctx, 'system.manage');
  return withTransaction(ctx, async (tx) => {
    const { version, holding, refused } = await reachOfCompromise(ctx, tx, kid, day);
    return { version, holding, refused };
  });
}

/**
 * A key under its lock, and how far its compromise since a day would reach.
 * @throws Refusal when there is no such key, or it cannot be declared so
 */
export async function reachOfCompromise(
  ctx: Ctx,
  tx: Transaction,
  kid: string,
  day: string,
): Promise<{ key: PublicKey; logSize: number; version: string; holding: number; refused: number }> {
  const key = await lockKey(tx, kid);
  if (!key) throw new Refusal('not_found', 'signing.no_key');
  const problem = whyNotDeclare(key, day, ctx.clock.now());
  if (problem) throw new Refusal('conflict', problem);
  const logSize = await sizeAt(tx, tehranInstant(day));
  const { rows } = await tx.$client.query<{ holding: number; refused: number }>({
    name: 'signing_compromise_reach',
    text: `select count(*) filter (where l.seq < $2)::int as holding, count(*) filter (where l.seq is null or l.seq >= $2)::int as refused
      from signed_document d left join log_leaf l on l.kind = d.kind and l.subject_id = d.id::text
      where d.kid = $1 and d.revoked_at is null`,
    values: [kid, logSize],
  });
  const { holding, refused } = rows[0] ?? { holding: 0, refused: 0 };
  return { key, logSize, holding, refused, version: versionOf([kid, day, logSize, refused]) };
}
