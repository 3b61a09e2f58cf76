import type { Answer, numbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { endChange } from './end-change.ts';
import { lockOpen } from './queries.ts';

/** Takes back a change of one's number that waits. */
// eslint-disable-next-line hamyar/verb-guards -- endChange audits
export async function cancelNumber(
  asker: Ctx,
  input: { version: string },
): Promise<Answer<typeof numbers.cancel>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  return withTransaction(asService(asker, 'change-number'), async (tx) => {
    await endChange(asker, tx, await lockOpen(tx, accountId), { version: input.version, by: 'owner' });
    return { ok: true as const };
  });
}
