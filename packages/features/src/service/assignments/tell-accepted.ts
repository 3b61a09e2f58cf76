import type { Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { type NamedNeed, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { endExcluded } from './end-excluded.ts';
import { standDownJob } from './jobs.ts';

/** What follows an acceptance, in its transaction: thanks to the person, and truth to those no longer needed. */
export async function tellAccepted(
  ctx: Ctx,
  tx: Transaction,
  accepted: {
    assignmentId: string;
    accountId: string;
    mobile: string;
    place: NamedNeed & {
      roleSlotId: string;
      startsAt: Date;
      placesLeft: number;
      provinceCode: string;
    };
  },
): Promise<void> {
  await notify(ctx, tx, {
    accountId: accepted.accountId,
    mobile: accepted.mobile,
    provinceCode: accepted.place.provinceCode,
    template: 'assignment_accepted',
    need: accepted.place,
    params: { startsAt: accepted.place.startsAt.toISOString() },
    link: linkPaths.offer(accepted.assignmentId),
  });
  await endExcluded(ctx, tx, accepted.accountId);
  // Read before our own place was counted, in a race maybe stale: the job looks again and does nothing when places are left.
  if (accepted.place.placesLeft <= 1) {
    await enqueue(tx, standDownJob, accepted.place.roleSlotId, { roleSlotId: accepted.place.roleSlotId });
  }
}
