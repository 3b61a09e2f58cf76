import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { loadOwnVolunteer } from '../eligibility/index.ts';
import { judgeOffer } from './judge-offer.ts';
import { presentAssignment } from './present.ts';
import { ownAssignment } from './queries.ts';

/** One of the reader's own; someone else's does not exist for them. */
export async function showOffer(ctx: Ctx, id: string): Promise<Answer<typeof assignments.showOffer>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const row = await ownAssignment(tx, { id, accountId });
    if (!row) throw new Refusal('not_found', 'assignment.unknown');
    const isAsked = row.state === 'offered' || row.state === 'rejected';
    const me = isAsked ? await loadOwnVolunteer(tx, { now, accountId, lock: false }) : null;
    const refusal = me && (await judgeOffer(ctx, tx, me, row));
    return presentAssignment(row, now, await listsOf(ctx, tx), refusal?.reason);
  });
}
