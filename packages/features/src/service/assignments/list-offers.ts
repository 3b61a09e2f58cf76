import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentAssignment } from './present.ts';
import { ownOffers } from './queries.ts';

/** Offers that still wait for an answer. */
export async function listOffers(ctx: Ctx): Promise<Answer<typeof assignments.listOffers>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  const rows = await withTransaction(ctx, (tx) => ownOffers(tx, { accountId: accountOf(ctx), now }));
  const { offersPerPersonPerWeek: offersPerWeek, quietHours } = ctx.settings;
  return { items: rows.map((row) => presentAssignment(row, now)), limits: { offersPerWeek, quietHours } };
}
