import { erasureTombstone, withTransaction } from '@hamyar/db';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import type { Person } from '../../kit/privacy.ts';
import { authorise } from '../access/index.ts';
import type { Keeper } from './policy.ts';

/**
 * Erases somebody feature by feature, what stands above first and the account last, each in a transaction of its own. The
 * stone is laid before: whatever stops this on its way, the next run or a replay goes on. Safe to run again.
 */
// eslint-disable-next-line hamyar/verb-guards -- each feature audits what it erases, and whoever calls the whole
export async function erasePerson(ctx: Ctx, keepers: readonly Keeper[], person: Person): Promise<void> {
  authorise(ctx, 'platform');
  const { accountId, volunteerId } = person;
  const erasing = keepers
    .flatMap(({ name, privacy: { erase } }) => (erase ? [{ name, erase }] : []))
    .reverse();
  const features = erasing.map(({ name }) => name);
  await withTransaction(ctx, (tx) =>
    tx
      .insert(erasureTombstone)
      .values({ accountId, volunteerId, erasedAt: ctx.clock.now(), features })
      .onConflictDoUpdate({
        target: erasureTombstone.accountId,
        set: {
          features,
          volunteerId: sql`coalesce(${erasureTombstone.volunteerId}, excluded.volunteer_id)`,
        },
      }),
  );
  for (const { erase } of erasing) await erase(ctx, person);
}
