import type { Answer, privacy } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { erasureDays } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { officesOf } from '../identity/index.ts';
import { erasureVersion, type Keepers, reasonsToKeep } from './policy.ts';
import { presentErasure } from './present.ts';
import { personOf, waitingErasure } from './queries.ts';

type Summary = Answer<typeof privacy.showErasure>;

/** What would end, go and stay, and whether anything stands in the way. */
export async function showErasure(asker: Ctx, keepers: Keepers): Promise<Summary> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const { person, offices, waiting } = await withTransaction(asService(asker, 'own-privacy'), (tx) =>
    standing(asker, tx, accountId),
  );
  const ends: Summary['ends'] = [];
  for (const { privacy } of keepers())
    for (const ending of privacy.ends ?? [])
      ends.push({ key: ending.key, count: await ending.count(asker, person) });
  return {
    version: erasureVersion(ends, offices),
    ends,
    stays: reasonsToKeep(keepers()),
    days: erasureDays,
    offices,
    erasure: waiting && presentErasure(waiting),
  };
}

async function standing(ctx: Ctx, tx: Transaction, accountId: string) {
  const person = await personOf(tx, accountId);
  if (!person) throw new Refusal('unauthenticated', 'access.sign_in_first');
  const offices = (await officesOf(tx, accountId, ctx.clock.now())).length;
  return { person, offices, waiting: await waitingErasure(tx, accountId) };
}
