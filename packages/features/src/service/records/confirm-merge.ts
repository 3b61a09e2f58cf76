import { withTransaction } from '@hamyar/db';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { joinRecords } from './join-records.ts';
import { requireTogether } from './policy.ts';
import { lockMerge } from './queries.ts';
import { lockPair, weighMerge } from './weigh-merge.ts';

/** A second officer confirms that two records are one person; both stand as the first one saw them. */
// eslint-disable-next-line hamyar/verb-guards -- joinRecords audits
export async function confirmMerge(asker: Ctx, mergeId: string, version: string): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'merge-records');
  await withTransaction(ctx, async (tx) => {
    const found = await lockMerge(tx, mergeId);
    if (!found) throw new Refusal('not_found', 'records.unknown_merge');
    withinScope(scope, found.provinceCode);
    if (found.mergedAt !== null || found.undoneAt !== null)
      throw new Refusal('conflict', 'records.not_waiting');
    const pair = await lockPair(tx, scope, { keptId: found.keptId, otherId: found.mergedId });
    const weighed = await weighMerge(asker, ctx, tx, pair);
    requireVersion(version, weighed.version);
    requireVersion(found.version, weighed.version);
    if (found.askedBy === accountIdOf(asker)) throw new Refusal('forbidden', 'records.same_officer');
    requireTogether(weighed.problem);
    await joinRecords(asker, ctx, tx, found, pair);
  });
}
