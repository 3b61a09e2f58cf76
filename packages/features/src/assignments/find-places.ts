import type { Answer, findPlaces, showEligibility } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import * as engine from '@hamyar/matching';
import { AppError } from '@hamyar/platform';
import { accountOf, authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { loadOwnVolunteer, loadSlots, slotOf, volunteerOf, type VolunteerRow } from '../matching/index.ts';
import { presentPlace } from './present.ts';
import { ownInSlots, placesByIds } from './queries.ts';

/** Only what the reader may take, best first, with what would open most of the rest. */
export async function findFitting(ctx: Ctx, limit: number): Promise<Answer<typeof findPlaces>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const row = await ownRow(ctx, tx);
    if (row.status !== 'active') throw new AppError('precondition', 'assignment.profile_incomplete');
    const me = volunteerOf(row, now, 'choose');
    const professions = [...new Set(me.credentials.map(({ profession }) => profession))];
    const slots = (await loadSlots(tx, { now, professions })).map((slot) => slotOf(slot, 'choose'));
    const fitting: engine.RoleSlot[] = [];
    const missed: engine.RoleSlot[] = [];
    for (const slot of slots) (engine.feasibility(me, slot).ok ? fitting : missed).push(slot);
    const best = engine.topForVolunteer(engine.compileSlots(fitting), me, limit);
    const places = new Map(
      (
        await placesByIds(
          tx,
          best.map(({ slot }) => slot.id),
        )
      ).map((place) => [place.role_slot_id, place]),
    );
    return {
      items: best.flatMap(({ slot }) => {
        const place = places.get(slot.id);
        if (!place) return [];
        const score = engine.score(me, slot);
        const explanation = presentable(engine.explainMatch(me, slot, score));
        return [{ ...presentPlace(place, row.county_code), score: score.total, explanation }];
      }),
      fitting: fitting.length,
      notFitting: missed.length,
      cures: engine.whatWouldOpen(me, missed).map(({ change, opens }) => ({ change: plain(change), opens })),
    };
  });
}

/** For one need: each coming place with why, why not, and what would change it. */
export async function findEligibility(ctx: Ctx, needNumber: number): Promise<Answer<typeof showEligibility>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const row = await ownRow(ctx, tx);
    const me = volunteerOf(row, now, 'choose');
    const slots = (await loadSlots(tx, { now, needNumber, withFull: true })).slice(0, 500);
    const mine = await ownInSlots(tx, { volunteerId: row.id, slotIds: slots.map(({ id }) => id) });
    return {
      slots: slots.map((slotRow) => {
        const slot = slotOf(slotRow, 'choose');
        const held = mine.find((assignment) => assignment.role_slot_id === slot.id);
        const fit = engine.feasibility(me, slot);
        return {
          roleSlotId: slot.id,
          mine: held ? { assignmentId: held.id, state: held.state } : null,
          eligible: fit.ok && row.status === 'active',
          explanation: fit.ok ? presentable(engine.explainMatch(me, slot, engine.score(me, slot))) : null,
          whyNot: fit.ok ? [] : engine.explainRefusal(fit.reasons).map(plain),
          changes: fit.ok ? [] : engine.whatWouldChange(fit.reasons).map(plain),
        };
      }),
    };
  });
}

async function ownRow(ctx: Ctx, tx: Transaction): Promise<VolunteerRow> {
  const row = await loadOwnVolunteer(tx, { now: ctx.clock.now(), accountId: accountOf(ctx), lock: false });
  if (!row) throw new AppError('precondition', 'assignment.profile_incomplete');
  return row;
}

/** The engine's read-only shapes as the contract's. */
const plain = ({ key, params }: engine.Explanation) => ({ key, params: { ...params } });
const presentable = ({ sentence, because }: engine.MatchExplanation) => ({
  sentence: plain(sentence),
  because: because.map((part) => ({ ...part })),
});
