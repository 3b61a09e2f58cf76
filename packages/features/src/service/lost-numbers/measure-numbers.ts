import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { Waiting } from '../../kit/waiting-work.ts';
import { waitingIn } from './list-numbers.ts';

/** Members whose new number waits for a second officer. */
export async function measureNumbers(asker: Ctx): Promise<Waiting> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  return withTransaction(ctx, async (tx) => {
    const found = await waitingIn(ctx, tx, scope);
    return { count: found.length, since: found[0]?.asked.askedAt ?? null };
  });
}
