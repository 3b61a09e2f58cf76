import { complaint, complaintEntry, complaintReporter, personBar } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { forgetFiles } from '../files/index.ts';

/**
 * Takes every word and name from complaints that are closed and whose day of erasure is past; that there was one, of which
 * kind and how it ended stays. A bar that still holds keeps its keyed hashes until it is over.
 */
export async function eraseComplaints(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return (await eraseCases(ctx)) + (await eraseBars(ctx));
}

/** Takes from bars that are over, of cases that are erased, by what they knew somebody. */
function eraseBars(ctx: Ctx): Promise<number> {
  return eraseInBatches(ctx, async (tx) => {
    const rows = await tx
      .select({ id: personBar.id, complaintId: complaint.id, provinceCode: complaint.provinceCode })
      .from(personBar)
      .innerJoin(complaint, eq(complaint.id, personBar.complaintId))
      .where(and(isNotNull(personBar.endedAt), isNotNull(personBar.accountId), isNotNull(complaint.erasedAt)))
      .orderBy(personBar.id)
      .limit(erasureBatch)
      .for('update', { of: personBar, skipLocked: true });
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx
      .update(personBar)
      .set({ accountId: null, mobileIndex: null, nationalIdIndex: null })
      .where(inArray(personBar.id, ids));
    for (const { complaintId, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'complaint.bar_erased',
        targetType: 'complaint',
        targetId: complaintId,
        provinceCode,
      });
    return rows.length;
  });
}

function eraseCases(ctx: Ctx): Promise<number> {
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const rows = await tx
      .select({ id: complaint.id, provinceCode: complaint.provinceCode })
      .from(complaint)
      .where(
        and(isNull(complaint.erasedAt), lt(complaint.retainUntil, today(now)), eq(complaint.state, 'closed')),
      )
      .orderBy(complaint.retainUntil, complaint.id)
      .limit(erasureBatch)
      .for('update', { skipLocked: true });
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.delete(complaintReporter).where(inArray(complaintReporter.complaintId, ids));
    const entries = await tx
      .select({ id: complaintEntry.id })
      .from(complaintEntry)
      .where(inArray(complaintEntry.complaintId, ids));
    await forgetFiles(ctx, tx, { purpose: 'complaint', subjectIds: entries.map(({ id }) => id) });
    await tx.update(complaintEntry).set({ textSealed: null }).where(inArray(complaintEntry.complaintId, ids));
    await tx
      .update(complaint)
      .set({
        wordsSealed: null,
        aboutSealed: null,
        aboutNumberSealed: null,
        substanceSealed: null,
        reasonSealed: null,
        concernedAccountId: null,
        concernedName: null,
        concernedMobileIndex: null,
        erasedAt: now,
      })
      .where(inArray(complaint.id, ids));
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'complaint.erased',
        targetType: 'complaint',
        targetId: id,
        provinceCode,
      });
    return rows.length;
  });
}
