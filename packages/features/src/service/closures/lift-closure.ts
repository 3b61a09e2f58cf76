import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import { closedOver, openDays, lockClosure } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { reopenShifts } from '../needs/index.ts';
import { lineOf, whyNotLift } from './policy.ts';

/** Takes a closure back before anybody was told: its shifts and its days stand as they were. */
export async function liftClosure(asker: Ctx, closureId: string): Promise<void> {
  const scope = authorise(asker, 'closures.manage');
  const now = asker.clock.now();
  await withTransaction(asService(asker, 'place-closing'), async (tx) => {
    const closed = await lockClosure(tx, closureId);
    if (!closed) throw new Refusal('not_found', 'closure.unknown');
    withinScope(scope, closed.provinceCode);
    if (closed.liftedAt !== null) return;
    await inLine(tx, lineOf(closed.provinceCode));
    const refusal = whyNotLift(closed, await closedOver(tx, [closureId]), now);
    if (refusal) throw new Refusal('conflict', refusal);
    await openDays(tx, closureId, { liftedAt: now, liftedBy: accountIdOf(asker) });
    await reopenShifts(tx, closureId);
    await audit(asker, tx, {
      action: 'closure.lifted',
      targetType: 'closure',
      targetId: closureId,
      provinceCode: closed.provinceCode,
    });
  });
}
