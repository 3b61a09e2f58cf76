import { recordPart, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountIdOf, asService, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { passAssignments } from '../assignments/index.ts';
import { passCredentials } from '../credentials/index.ts';
import { forgetVolunteers, lockRecords, volunteerById } from '../volunteers/index.ts';
import { digestOfBoth } from './confirm-part.ts';
import { mayUndoPart } from './policy.ts';
import { lockPart, type PartRow } from './queries.ts';

/** Takes a parting back, or an asking for one: the record is as before, but for licences, which are looked at again. */
export async function undoPart(asker: Ctx, partId: string): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'part-records');
  await withTransaction(ctx, async (tx) => {
    const found = await lockPart(tx, partId);
    const kept = found && (await volunteerById(tx, found.keptId));
    if (!found || !kept) throw new Refusal('not_found', 'shared_number.unknown_part');
    withinScope(scope, kept.provinceCode);
    if (found.undoneAt !== null) return;
    if (!mayUndoPart(found, ctx.clock.now())) throw new Refusal('conflict', 'shared_number.undo_over');
    if (found.partedId !== null) await rejoin(ctx, tx, { ...found, partedId: found.partedId });
    await tx
      .update(recordPart)
      .set({
        undoneAt: ctx.clock.now(),
        undoneBy: accountIdOf(asker),
        firstName: null,
        lastName: null,
        profession: null,
        mobile: null,
      })
      .where(eq(recordPart.id, partId));
    await audit(asker, tx, {
      action: 'record_part.undone',
      targetType: 'volunteer',
      targetId: found.keptId,
      provinceCode: kept.provinceCode,
      detail: { partId, parted: found.partedId },
    });
  });
}

/** What went comes back, and of the second record nothing is left that names anybody. */
async function rejoin(
  ctx: Ctx,
  tx: Transaction,
  part: PartRow & { readonly partedId: string },
): Promise<void> {
  const { keptId, partedId } = part;
  const rows = await lockRecords(tx, [keptId, partedId]);
  const kept = rows.get(keptId);
  if (!kept || (await digestOfBoth(tx, keptId, partedId)) !== part.digest)
    throw new Refusal('conflict', 'shared_number.written_since');
  if (part.assignmentIds.length > 0)
    await passAssignments(tx, { volunteerId: partedId, ids: part.assignmentIds }, keptId);
  if (part.credentialIds.length > 0)
    await passCredentials(tx, { volunteerId: partedId, ids: part.credentialIds }, kept);
  await forgetVolunteers(ctx, tx, [partedId]);
}
