import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { mobileOf } from '../identity/index.ts';
import { findGiver } from './find-giver.ts';
import { presentOwn } from './present.ts';
import { openFor } from './queries.ts';

/** Open invitations to the number of whoever asks. Whose place it is stands in a row that is not theirs: a service reads it. */
export function listOwnInvitations(asker: Ctx): Promise<Answer<typeof staff.listOwnInvitations>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-invitations');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const mobile = await mobileOf(tx, accountId);
    const items = [];
    for (const row of mobile === null ? [] : await openFor(tx, mobile, now))
      if ((await findGiver(tx, row.invitation, now)) !== null) items.push(presentOwn(row, now));
    return { items };
  });
}
