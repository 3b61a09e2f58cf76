import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { ageHindrance, ageStanding, today } from '@hamyar/domain';
import * as engine from '@hamyar/matching';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { loadSlots, type OwnVolunteerRow, slotOf, volunteerOf } from '../eligibility/index.ts';
import { ownRow, presentable, plain } from './find-places.ts';
import { ownInSlots } from './queries.ts';

/** For one need: each coming place with why, why not, and what would change it. */
export async function showEligibility(
  ctx: Ctx,
  needNumber: number,
): Promise<Answer<typeof assignments.showEligibility>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const row = await ownRow(ctx, tx);
    const me = volunteerOf(row, now, 'choose');
    const slots = (await loadSlots(tx, { now, needNumber, withFull: true, withClosed: true })).slice(0, 500);
    const mine = await ownInSlots(tx, { volunteerId: row.id, slotIds: slots.map(({ id }) => id) });
    const own = ofThemselves(row, now);
    return {
      slots: slots.map((slotRow) => {
        const slot = slotOf(slotRow, 'choose');
        const held = mine.find((assignment) => assignment.roleSlotId === slot.id);
        const fit = engine.feasibility(me, slot);
        const reasons = fit.ok ? [] : engine.explainRefusal(fit.reasons).map(plain);
        const changes = fit.ok ? [] : engine.whatWouldChange(fit.reasons).map(plain);
        return {
          roleSlotId: slot.id,
          mine: held ? { assignmentId: held.id, state: held.state } : null,
          eligible: fit.ok && own.whyNot.length === 0 && row.status === 'active' && slotRow.isOpen,
          explanation: fit.ok ? presentable(engine.explainMatch(me, slot, engine.score(me, slot))) : null,
          whyNot: [...own.whyNot, ...reasons],
          changes: [...own.changes, ...changes],
        };
      }),
    };
  });
}

/** What stands in their own way at every place, whatever else there is. */
function ofThemselves({ status, agreement, ...row }: OwnVolunteerRow, now: Date) {
  const hindrance = ageHindrance(ageStanding(row.adultOn, today(now)), row.guardian);
  const keys = [
    ...(status === 'paused' ? [['why_not.paused', 'change.resume'] as const] : []),
    ...(agreement === 'stands' ? [] : [['why_not.agreement', 'change.agree'] as const]),
    ...(hindrance === null ? [] : [[`why_not.${hindrance}`, `change.${hindrance}`] as const]),
  ];
  return {
    whyNot: keys.map(([key]) => ({ key, params: {} })),
    changes: keys.map(([, key]) => ({ key, params: {} })),
  };
}
