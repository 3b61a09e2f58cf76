import { assignment, withTransaction } from '@hamyar/db';
import { and, eq, lte } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { endOffers } from './end-offers.ts';

/** Offers ended in one turn; the next turn takes the rest. */
const maxAtOnce = 500;

/** Ends offers whose time ran out without an answer. */
export async function lapseOffers(ctx: Ctx): Promise<void> {
  authorise(ctx, 'matching.run');
  await withTransaction(ctx, async (tx) => {
    const due = await tx
      .select({ id: assignment.id })
      .from(assignment)
      .where(and(eq(assignment.state, 'offered'), lte(assignment.expiresAt, ctx.clock.now())))
      .orderBy(assignment.expiresAt)
      .limit(maxAtOnce)
      .for('update', { skipLocked: true });
    const ended = await endOffers(
      ctx,
      tx,
      due.map(({ id }) => id),
      'lapsed',
    );
    await askOthers(
      ctx,
      tx,
      ended.map((row) => row.needId),
    );
  });
}
