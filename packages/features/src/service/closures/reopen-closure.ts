import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import { lockClosure, openDays } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { lockTouchedNeeds, reopenShifts } from '../needs/index.ts';
import { askAgainJob } from './jobs.ts';
import { lineOf, whyNotReopen } from './policy.ts';
import { weighReopening } from './weigh-reopening.ts';

/**
 * Opens the days of a closure again after people were told of it. What was cancelled and is still to come takes place again,
 * without anybody: whoever had a place is asked anew, because they may have made other plans. What was moved stays moved.
 */
export async function reopenClosure(asker: Ctx, closureId: string, version: string): Promise<void> {
  const scope = authorise(asker, 'closures.manage');
  const now = asker.clock.now();
  await withTransaction(asService(asker, 'place-closing'), async (tx) => {
    const closed = await lockClosure(tx, closureId);
    if (!closed) throw new Refusal('not_found', 'closure.unknown');
    withinScope(scope, closed.provinceCode);
    await inLine(tx, lineOf(closed.provinceCode));
    const { back, gone, people, isCovered, version: seen } = await weighReopening(asker, tx, closed);
    const refusal = whyNotReopen(closed, isCovered, now);
    if (refusal) throw new Refusal('conflict', refusal);
    requireVersion(version, seen);
    await lockTouchedNeeds(tx, back);
    await openDays(tx, closureId, { liftedAt: now, liftedBy: accountIdOf(asker) });
    if (closed.treatment === 'cancel') await reopenShifts(tx, closureId, now);
    await enqueue(tx, askAgainJob, closureId, { closureId });
    await audit(asker, tx, {
      action: 'closure.reopened',
      targetType: 'closure',
      targetId: closureId,
      provinceCode: closed.provinceCode,
      detail: { back: back.length, gone, people: people.length },
    });
  });
}
