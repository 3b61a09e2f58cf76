import { erasureTombstone, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import type { Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';
import { erasePerson } from './erase-person.ts';
import { listTombstones, type Tombstone } from './list-tombstones.ts';
import type { Keepers } from './policy.ts';
import { personOf } from './queries.ts';

/**
 * After a backup was put back: erases again whoever was erased since it was made. Safe to run again.
 * @param kept tombstones that were written out before, which the backup may not have
 * @returns how many people had come back
 */
export async function replayTombstones(
  asker: Ctx,
  keepers: Keepers,
  kept: readonly Tombstone[] = [],
): Promise<number> {
  authorise(asker, 'system.manage');
  const ctx = asService(asker, 'replay-tombstones');
  for (const stone of kept)
    await withTransaction(ctx, (tx) => tx.insert(erasureTombstone).values(stone).onConflictDoNothing());
  let returned = 0;
  let page = await listTombstones(asker);
  while (page.length > 0) {
    for (const stone of page) if (await eraseAgain(ctx, keepers, stone)) returned += 1;
    page = await listTombstones(asker, page.at(-1)?.accountId);
  }
  return returned;
}

// eslint-disable-next-line hamyar/verb-guards -- replayTombstones has authorised
async function eraseAgain(ctx: Ctx, keepers: Keepers, stone: Tombstone): Promise<boolean> {
  const person = await withTransaction(ctx, (tx) => cameBack(tx, stone));
  if (!person) return false;
  await erasePerson(ctx, keepers(), person);
  await withTransaction(ctx, (tx) =>
    audit(ctx, tx, { action: 'privacy.replayed', targetType: 'account', targetId: stone.accountId }),
  );
  return true;
}

async function cameBack(tx: Transaction, { accountId, volunteerId }: Tombstone): Promise<Person | null> {
  const person = await personOf(tx, accountId);
  return person && { ...person, volunteerId: person.volunteerId ?? volunteerId };
}
