import { withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { notify, settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { askOthers } from './ask-others.ts';
import { moveAssignment } from './move-assignment.ts';
import { withdrawalRefusal } from './policy.ts';
import { ownAssignment } from './queries.ts';

/** Gives a place back and asks others; how long before the start is kept, because late and early are not the same. */
export async function withdrawAssignment(ctx: Ctx, assignmentId: string): Promise<void> {
  authorise(ctx, 'volunteer');
  const accountId = accountOf(ctx);
  await withTransaction(ctx, async (tx) => {
    const held = await ownAssignment(tx, { id: assignmentId, accountId, lock: true });
    if (!held) throw new Refusal('not_found', 'assignment.unknown');
    if (held.state === 'withdrawn') return;
    const now = ctx.clock.now();
    const refusal = withdrawalRefusal({ state: held.state, startsAt: held.startsAt }, now);
    if (refusal) throw refusal;
    await moveAssignment(ctx, tx, assignmentId, 'withdrawn', { endedBy: 'volunteer' });
    // The thanks of the acceptance is true no more; what is true now stands in its place.
    await settleNotices(ctx, tx, { template: 'assignment_accepted', links: [linkPaths.offer(assignmentId)] });
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'assignment_withdrawn',
      need: held,
      params: { startsAt: held.startsAt.toISOString() },
      link: linkPaths.offer(assignmentId),
    });
    await askOthers(ctx, tx, [held.needId]);
    await audit(ctx, tx, {
      action: 'assignment.withdrawn',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: held.provinceCode,
      detail: { minutesBeforeStart: Math.floor((held.startsAt.getTime() - now.getTime()) / 60_000) },
    });
  });
}
