import type { Answer, pledges } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentPledge } from './present.ts';
import { pledgeByKey } from './queries.ts';

/** A pledge to whoever holds its key. */
export async function showPledge(asker: Ctx, key: string): Promise<Answer<typeof pledges.show>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  return withTransaction(ctx, async (tx) => {
    const row = await pledgeByKey(ctx, tx, key);
    if (!row) throw new Refusal('not_found', 'pledge.unknown');
    return presentPledge(key, row);
  });
}
