import { need, type Transaction } from '@hamyar/db';
import { endsPlaces } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { kindOf, listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { cancelOffers, cancelPlaces, tellPlacesStay } from '../assignments/index.ts';

/**
 * Ends what waits for a closed need and tells everybody once; part of the transaction of its job, which was enqueued by the
 * verb that asked for leave. Does nothing when the closing was taken back.
 */
export async function finishClosing(
  ctx: Ctx,
  tx: Transaction,
  closing: { readonly needId: string; readonly closedAt: string },
): Promise<void> {
  const [found] = await tx.select().from(need).where(eq(need.id, closing.needId)).for('update');
  if (found?.status !== 'closed' || found.closedAt?.toISOString() !== closing.closedAt) return;
  const closed = { needId: found.id, title: found.title, titleEn: found.titleEn };
  const ended = await cancelOffers(ctx, tx, closed);
  const reason = found.closingReason;
  const kind = reason === null ? null : kindOf(await listsOf(ctx, tx), 'closing_reason', reason);
  const places = endsPlaces(kind)
    ? await cancelPlaces(ctx, tx, closed)
    : await tellPlacesStay(ctx, tx, closed);
  await audit(ctx, tx, {
    action: 'need.closing_told',
    targetType: 'need',
    targetId: found.id,
    provinceCode: found.provinceCode,
    detail: { endedAssignments: ended.slice(0, 200), ended: ended.length, places },
  });
}
