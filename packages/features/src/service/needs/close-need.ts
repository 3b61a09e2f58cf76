import { assignment, need, type Transaction, volunteer, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { AppError, audit } from '@hamyar/platform';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { whyNotClose } from './policy.ts';

/** Closes a need: nobody new is asked. Proposals and open offers end; people who accepted keep their places. */
export async function closeNeed(ctx: Ctx, needId: string): Promise<void> {
  const scope = authorise(ctx, 'needs.manage');
  await withTransaction(ctx, async (tx) => {
    const [found] = await tx.select().from(need).where(eq(need.id, needId)).for('update');
    if (!found) throw new AppError('not_found', 'need.unknown');
    withinScope(scope, found.provinceCode);
    if (found.status === 'closed') return;
    const refusal = whyNotClose(found.status);
    if (refusal) throw new AppError('conflict', refusal);
    await tx.update(need).set({ status: 'closed' }).where(eq(need.id, needId));
    const now = ctx.clock.now();
    const ended = await tx
      .update(assignment)
      .set({ state: 'cancelled_by_need', endedBy: 'officer', updatedAt: now })
      .where(and(eq(assignment.needId, needId), inArray(assignment.state, ['proposed', 'offered'])))
      .returning({ id: assignment.id, volunteerId: assignment.volunteerId, offeredAt: assignment.offeredAt });
    await tellOffered(ctx, tx, { id: needId, title: found.title }, ended);
    await audit(ctx, tx, {
      action: 'need.closed',
      targetType: 'need',
      targetId: needId,
      provinceCode: found.provinceCode,
      detail: { endedAssignments: ended.map(({ id }) => id).slice(0, 200), count: ended.length },
    });
  });
}

/** Whoever was asked hears, once, that nobody waits for their answer: in the inbox only. */
async function tellOffered(
  ctx: Ctx,
  tx: Transaction,
  closed: { id: string; title: string },
  ended: readonly { volunteerId: string; offeredAt: Date | null }[],
): Promise<void> {
  const asked = [...new Set(ended.filter((row) => row.offeredAt).map((row) => row.volunteerId))];
  if (asked.length === 0) return;
  const people = await tx
    .select({ accountId: volunteer.accountId })
    .from(volunteer)
    .where(and(inArray(volunteer.id, asked), isNotNull(volunteer.accountId)))
    .orderBy(volunteer.id);
  for (const { accountId } of people)
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'offer_need_closed',
      params: { need: closed.title },
      link: linkPaths.find(),
    });
}
