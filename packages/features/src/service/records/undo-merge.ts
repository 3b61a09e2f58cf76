import { recordMerge, type Transaction, withTransaction } from '@hamyar/db';
import { mergeFields } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { passAssignments } from '../assignments/index.ts';
import { moveCredentials, passCredentials } from '../credentials/index.ts';
import { leadRecords, lockRecords, moveVolunteer, swapFields, volunteerById } from '../volunteers/index.ts';
import { mayUndo } from './policy.ts';
import { digestsOf, joinedWith, lockMerge, type MergeRow } from './queries.ts';

/** Takes a joining back: both records stand as before, but for the offers that ended by it. */
export async function undoMerge(asker: Ctx, mergeId: string): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'merge-records');
  await withTransaction(ctx, async (tx) => {
    const found = await lockMerge(tx, mergeId);
    if (!found) throw new Refusal('not_found', 'records.unknown_merge');
    // By whoever is in charge of the person now.
    const kept = await volunteerById(tx, found.keptId);
    withinScope(scope, kept?.provinceCode ?? null);
    if (found.undoneAt !== null) return;
    if (!mayUndo(found, ctx.clock.now())) throw new Refusal('conflict', 'records.undo_over');
    if (found.mergedAt !== null) await partRecords(ctx, tx, found);
    await tx
      .update(recordMerge)
      .set({ undoneAt: ctx.clock.now(), undoneBy: accountIdOf(asker) })
      .where(eq(recordMerge.id, mergeId));
    if (found.mergedAt !== null) await leadRecords(tx, await joinedWith(tx, found.mergedId), found.mergedId);
    await audit(asker, tx, {
      action: 'record_merge.undone',
      targetType: 'volunteer',
      targetId: found.keptId,
      provinceCode: found.provinceCode,
      detail: { mergeId, merged: found.mergedId },
    });
  });
}

async function partRecords(ctx: Ctx, tx: Transaction, merge: MergeRow): Promise<void> {
  const rows = await lockRecords(tx, [merge.keptId, merge.mergedId]);
  const [kept, other] = [rows.get(merge.keptId), rows.get(merge.mergedId)];
  const digest = (await digestsOf(tx, [merge.keptId])).get(merge.keptId);
  if (!kept || !other || digest !== merge.digest || other.mergedInto !== kept.id)
    throw new Refusal('conflict', 'records.written_since');
  const taken = mergeFields.filter((field) => merge.taken.includes(field));
  await swapFields(ctx, tx, [kept, other], taken);
  const swapped = taken.includes('place');
  const [here, there] = swapped
    ? [other.provinceCode, kept.provinceCode]
    : [kept.provinceCode, other.provinceCode];
  const licences = { volunteerId: kept.id, ids: merge.credentialIds };
  await passAssignments(tx, { volunteerId: kept.id, ids: merge.assignmentIds }, other.id);
  await moveVolunteer(ctx, tx, other.id, 'active', { mergedInto: null });
  if (merge.was === 'paused') await moveVolunteer(ctx, tx, other.id, 'paused');
  await passCredentials(tx, licences, { id: other.id, provinceCode: there });
  if (swapped) await moveCredentials(tx, kept.id, here);
}
