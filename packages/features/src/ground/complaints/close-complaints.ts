import { complaint, personBar } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** Closes what was decided and not appealed in its time, and ends bars whose last day is past. */
export async function closeComplaints(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return (await endPastBars(ctx)) + (await closeUnappealed(ctx));
}

function endPastBars(ctx: Ctx): Promise<number> {
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const over = await tx
      .select({ id: personBar.id, complaintId: personBar.complaintId, provinceCode: complaint.provinceCode })
      .from(personBar)
      .innerJoin(complaint, eq(complaint.id, personBar.complaintId))
      .where(and(isNull(personBar.endedAt), lt(personBar.until, today(now))))
      .orderBy(personBar.until, personBar.id)
      .limit(erasureBatch)
      .for('update', { of: personBar, skipLocked: true });
    const ids = over.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.update(personBar).set({ endedAt: now }).where(inArray(personBar.id, ids));
    for (const { complaintId, provinceCode } of over)
      await audit(ctx, tx, {
        action: 'complaint.bar_ended',
        targetType: 'complaint',
        targetId: complaintId,
        provinceCode,
      });
    return over.length;
  });
}

function closeUnappealed(ctx: Ctx): Promise<number> {
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const rows = await tx
      .select()
      .from(complaint)
      .where(and(eq(complaint.state, 'decided'), lt(complaint.appealUntil, today(now))))
      .orderBy(complaint.appealUntil, complaint.id)
      .limit(erasureBatch)
      .for('update', { skipLocked: true });
    for (const row of rows) {
      await moveComplaint(tx, row.id, 'closed', { closedAt: now });
      await audit(ctx, tx, {
        action: 'complaint.closed',
        targetType: 'complaint',
        targetId: row.id,
        provinceCode: row.provinceCode,
      });
    }
    return rows.length;
  });
}
