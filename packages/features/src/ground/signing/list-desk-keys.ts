import type { Answer, signing } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { keyThatSigns } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentKey } from './present.ts';
import { allKeys } from './queries.ts';

/** Keys with what each has signed, to those who answer for them. */
export async function listDeskKeys(ctx: Ctx): Promise<Answer<typeof signing.listDeskKeys>> {
  authorise(ctx, 'system.manage');
  return withTransaction(ctx, async (tx) => {
    const keys = await allKeys(tx);
    const counts = await documentsByKey(tx);
    const now = ctx.clock.now();
    return {
      keys: keys.map((key) => ({
        ...presentKey(ctx, key),
        isSigning: keyThatSigns(keys, key.kind, now)?.kid === key.kid,
        documents: counts.get(key.kid) ?? 0,
        reason: key.compromiseReason,
        may: key.compromise ? [] : ['declare' as const],
      })),
    };
  });
}

async function documentsByKey(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.$client.query<{ kid: string; documents: number }>({
    name: 'signing_documents_by_key',
    text: 'select kid, count(*)::int as documents from signed_document group by kid',
  });
  return new Map(rows.map(({ kid, documents }) => [kid, documents]));
}
