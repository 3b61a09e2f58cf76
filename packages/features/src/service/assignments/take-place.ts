import { assignment, type Transaction, withTransaction } from '@hamyar/db';
import { holdsPlace } from '@hamyar/domain';
import { explainMatch, feasibility, score } from '@hamyar/matching';
import { audit } from '@hamyar/platform';
import { and, eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { loadOwnVolunteer, loadSlots, type SlotRow, slotOf, volunteerOf } from '../eligibility/index.ts';
import { moveAssignment, moveAssignments } from './move-assignment.ts';
import { ageRefusal, feasibilityRefusal, sayWhichWall } from './policy.ts';
import { holdNeed, ownInSlots, placesByIds } from './queries.ts';
import { tellAccepted } from './tell-accepted.ts';

/** Takes a place the volunteer found for themselves: the same rules as matching, the same walls as an offer. */
export async function takePlace(ctx: Ctx, roleSlotId: string): Promise<{ assignmentId: string }> {
  authorise(ctx, 'volunteer');
  const accountId = accountOf(ctx);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const [place] = await placesByIds(tx, [roleSlotId]);
    if (!place) throw new Refusal('not_found', 'assignment.need_closed');
    await holdNeed(tx, place.needId);
    const row = await loadOwnVolunteer(tx, { now, accountId, lock: true });
    if (!row || row.status === 'draft') throw new Refusal('precondition', 'assignment.profile_incomplete');
    if (row.status === 'paused') throw new Refusal('precondition', 'assignment.paused');
    if (row.isBarred) throw new Refusal('forbidden', 'assignment.barred');
    if (row.agreement !== 'stands') throw new Refusal('precondition', 'volunteer.agree_first');
    const tooYoung = ageRefusal(row, now);
    if (tooYoung) throw tooYoung;
    const [held] = await ownInSlots(tx, { volunteerId: row.id, slotIds: [roleSlotId] });
    if (held && holdsPlace(held.state)) return { assignmentId: held.id };
    const [slotRow] = await loadSlots(tx, { now, slotId: roleSlotId, withFull: true });
    if (!slotRow) throw new Refusal('not_found', 'assignment.need_closed');
    const [me, slot] = [volunteerOf(row, now, 'choose'), slotOf(slotRow, 'choose')];
    const fit = feasibility(me, slot);
    const refusal = fit.ok ? null : feasibilityRefusal(fit.reasons, false);
    if (refusal) throw refusal;
    const scored = score(me, slot);
    const explanation = explainMatch(me, slot, scored);
    const assignmentId = await writeAccepted(ctx, tx, slotRow, {
      volunteerId: row.id,
      offeredId: held?.id ?? null,
      score: scored.total,
      explanation,
    });
    await audit(ctx, tx, {
      action: 'assignment.accepted',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: slotRow.provinceCode,
      detail: { source: held ? 'match' : 'self' },
    });
    await tellAccepted(ctx, tx, { assignmentId, accountId, mobile: row.mobile, place });
    return { assignmentId };
  }).catch(sayWhichWall);
}

/** An open offer for the same place is accepted; otherwise a new assignment begins as accepted. */
async function writeAccepted(
  ctx: Ctx,
  tx: Transaction,
  slot: SlotRow,
  taken: { volunteerId: string; offeredId: string | null; score: number; explanation: unknown },
): Promise<string> {
  const now = ctx.clock.now();
  if (taken.offeredId !== null) {
    if (!(await moveAssignment(ctx, tx, taken.offeredId, 'accepted', { answeredAt: now })))
      throw new Refusal('conflict', 'assignment.over');
    return taken.offeredId;
  }
  // An unsent proposal of the same pair was never shown to them and gives way.
  const unsent = and(
    eq(assignment.roleSlotId, slot.id),
    eq(assignment.volunteerId, taken.volunteerId),
    eq(assignment.state, 'proposed'),
  );
  await moveAssignments(ctx, tx, unsent, 'rejected', { endedBy: 'system' });
  const id = ctx.newId();
  await tx.insert(assignment).values({
    id,
    roleSlotId: slot.id,
    needId: slot.needId,
    volunteerId: taken.volunteerId,
    provinceCode: slot.provinceCode,
    during: `[${new Date(slot.startsAt).toISOString()},${new Date(slot.endsAt).toISOString()})`,
    state: 'accepted',
    source: 'self',
    score: taken.score,
    explanation: taken.explanation,
    offeredAt: now,
    answeredAt: now,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}
