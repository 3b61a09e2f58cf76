import type { Answer, HandlerInput, records } from '@hamyar/contracts';
import { recordMerge, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { joinRecords } from './join-records.ts';
import { requireTogether, takenFields } from './policy.ts';
import { hasWaiting } from './queries.ts';
import { lockPair, weighMerge } from './weigh-merge.ts';

/** Says that two records are one person, as the page showed them; where both sign in, that waits for a second officer. */
export async function mergePeople(
  asker: Ctx,
  volunteerId: string,
  { otherId, version, reason, ...choices }: HandlerInput<typeof records.mergePeople>['body'],
): Promise<Answer<typeof records.mergePeople>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'merge-records');
  return withTransaction(ctx, async (tx) => {
    const pair = await lockPair(tx, scope, { keptId: volunteerId, otherId });
    const weighed = await weighMerge(asker, ctx, tx, pair);
    requireVersion(version, weighed.version);
    if (await hasWaiting(tx, [volunteerId, otherId])) throw new Refusal('conflict', 'records.waiting');
    requireTogether(weighed.problem);
    const id = ctx.newId();
    const taken = takenFields(weighed.fields, choices);
    await tx.insert(recordMerge).values({
      id,
      keptId: volunteerId,
      mergedId: otherId,
      provinceCode: pair.kept.provinceCode,
      taken,
      reason,
      version,
      askedBy: accountIdOf(asker),
      askedAt: ctx.clock.now(),
    });
    if (weighed.needsSecond)
      await audit(asker, tx, {
        action: 'record_merge.asked',
        targetType: 'volunteer',
        targetId: volunteerId,
        provinceCode: pair.kept.provinceCode,
        subjectAccountId: pair.kept.accountId,
        detail: { mergeId: id, merged: otherId, taken },
      });
    else await joinRecords(asker, ctx, tx, { id, taken }, pair);
    return { mergeId: id, isWaiting: weighed.needsSecond };
  });
}
