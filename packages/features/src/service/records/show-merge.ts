import type { Answer, records } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { mergeFields } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import { accountName } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { waitingMerge } from './queries.ts';
import { lockPair, weighMerge } from './weigh-merge.ts';

/** Two records side by side, as joining them would find them. */
export async function showMerge(
  asker: Ctx,
  { volunteerId, otherId }: { volunteerId: string; otherId: string },
): Promise<Answer<typeof records.showMerge>> {
  const scope = authorise(asker, 'records.manage');
  // Places of the two may lie in provinces that the officer's own rows do not show.
  const ctx = asService(asker, 'merge-records');
  return withTransaction(ctx, async (tx) => {
    const pair = await lockPair(tx, scope, { keptId: volunteerId, otherId });
    const weighed = await weighMerge(asker, ctx, tx, pair);
    for (const row of [pair.kept, pair.other])
      await audit(asker, tx, {
        action: 'volunteer.seen',
        targetType: 'volunteer',
        targetId: row.id,
        provinceCode: row.provinceCode,
        subjectAccountId: row.accountId,
      });
    const found = await waitingMerge(tx, { keptId: volunteerId, mergedId: otherId });
    return {
      ...weighed,
      waiting: found && {
        mergeId: found.id,
        askedByName: found.askedBy && (await accountName(tx, found.askedBy)),
        reason: found.reason ?? '',
        taken: mergeFields.filter((field) => found.taken.includes(field)),
        mayConfirm: found.askedBy !== accountIdOf(asker),
      },
    };
  });
}
