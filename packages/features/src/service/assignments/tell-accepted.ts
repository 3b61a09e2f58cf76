import type { Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { standDown } from './jobs.ts';

/** What follows an acceptance, in its transaction: thanks to the person, and truth to those no longer needed. */
export async function tellAccepted(
  ctx: Ctx,
  tx: Transaction,
  accepted: {
    assignmentId: string;
    accountId: string;
    mobile: string;
    place: { role_slot_id: string; title: string; starts_at: Date; places_left: number };
  },
): Promise<void> {
  await notify(ctx, tx, {
    accountId: accepted.accountId,
    mobile: accepted.mobile,
    template: 'assignment_accepted',
    params: { startsAt: accepted.place.starts_at.toISOString(), need: accepted.place.title },
    link: linkPaths.offer(accepted.assignmentId),
  });
  // Read before our own place was counted, in a race maybe stale: the job looks again and does nothing when places are left.
  if (accepted.place.places_left <= 1) {
    await enqueue(tx, standDown, accepted.place.role_slot_id, { roleSlotId: accepted.place.role_slot_id });
  }
}
