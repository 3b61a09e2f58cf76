import type { Answer, assignments } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import * as engine from '@hamyar/matching';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import {
  horizonDays,
  loadOwnVolunteer,
  loadSlots,
  slotOf,
  volunteerOf,
  type OwnVolunteerRow,
} from '../eligibility/index.ts';
import { presentPlace } from './present.ts';
import { placesByIds } from './queries.ts';

/** Only what the reader may take, best first, with what would open most of the rest. */
export async function findPlaces(ctx: Ctx, limit: number): Promise<Answer<typeof assignments.findPlaces>> {
  authorise(ctx, 'volunteer');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const row = await ownRow(ctx, tx);
    if (row.status === 'draft') throw new Refusal('precondition', 'assignment.profile_incomplete');
    if (row.status === 'paused') throw new Refusal('precondition', 'assignment.paused');
    const me = volunteerOf(row, now, 'choose');
    const professions = [...new Set(me.credentials.map(({ profession }) => profession))];
    const rows = await loadSlots(tx, { now, professions });
    const fitting: engine.RoleSlot[] = [];
    const missed: Missed[] = [];
    for (const slotRow of rows) {
      const slot = slotOf(slotRow, 'choose');
      const fit = engine.feasibility(me, slot);
      if (fit.ok) fitting.push(slot);
      else missed.push({ slot, needId: slotRow.needId, reasons: fit.reasons });
    }
    const best = engine.topForVolunteer(engine.compileSlots(fitting), me, limit);
    const near = nearest(missed);
    const shown = [...best, ...near].map(({ slot }) => slot.id);
    const places = new Map((await placesByIds(tx, shown)).map((place) => [place.roleSlotId, place]));
    const lists = await listsOf(ctx, tx);
    const openings = engine.whatWouldOpen(
      me,
      missed.map(({ slot }) => slot),
    );
    return {
      horizonDays,
      items: best.flatMap(({ slot }) => {
        const place = places.get(slot.id);
        if (!place) return [];
        const score = engine.score(me, slot);
        const explanation = presentable(engine.explainMatch(me, slot, score));
        return [{ ...presentPlace(place, row.countyCode, lists), score: score.total, explanation }];
      }),
      fitting: fitting.length,
      notFitting: missed.length,
      nearMisses: near.flatMap(({ slot, reasons, changes }) => {
        const place = places.get(slot.id);
        if (!place) return [];
        const whyNot = engine.explainRefusal(reasons).map(plain);
        return [{ ...presentPlace(place, row.countyCode, lists), whyNot, changes: changes.map(plain) }];
      }),
      changes: openings.map(({ change, opens }) => ({ change: plain(change), opens })),
    };
  });
}

export async function ownRow(ctx: Ctx, tx: Transaction): Promise<OwnVolunteerRow> {
  const row = await loadOwnVolunteer(tx, { now: ctx.clock.now(), accountId: accountOf(ctx), lock: false });
  if (!row) throw new Refusal('precondition', 'assignment.profile_incomplete');
  return row;
}

interface Missed {
  readonly slot: engine.RoleSlot;
  readonly needId: string;
  readonly reasons: readonly engine.Reason[];
}

/** Near misses shown, one of each need: enough to see what would help. */
const maxMisses = 5;

const furthestKm = 60;

/** At most two changes, and no journey across the country. */
function isWithinReach(changes: readonly engine.Explanation[]): boolean {
  const isFar = changes.some(({ params }) => Number(params['km'] ?? 0) > furthestKm);
  return changes.length > 0 && changes.length <= 2 && !isFar;
}

/** The fewest changes first, then the soonest. */
function nearest(missed: readonly Missed[]) {
  const needs = new Set<string>();
  return missed
    .map((miss) => ({ ...miss, changes: engine.whatWouldChange(miss.reasons) }))
    .filter(({ changes }) => isWithinReach(changes))
    .sort((a, b) => a.changes.length - b.changes.length || a.slot.start - b.slot.start)
    .filter(({ needId }) => needs.size < maxMisses && !needs.has(needId) && needs.add(needId));
}

/** The engine's read-only shapes as the contract's. */
export const plain = ({ key, params }: engine.Explanation) => ({ key, params: { ...params } });

export const presentable = ({ sentence, because }: engine.MatchExplanation) => ({
  sentence: plain(sentence),
  because: because.map((part) => ({ ...part })),
});
