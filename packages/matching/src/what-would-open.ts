import { type Explanation, whatWouldChange } from './explain.ts';
import { feasibility } from './feasibility.ts';
import type { RoleSlot, Volunteer } from './types.ts';
import { type DayStretch, MINUTES_PER_DAY, MINUTES_PER_WEEK } from './week.ts';

/** One change of a person's own, and how many slots it opens by itself. */
export type Opening = { readonly change: Explanation; readonly opens: number };

/** A wider radius is offered in round steps, and not as a journey across the country; longer weeks likewise. */
const steps: Readonly<
  Record<string, { readonly unit: string; readonly step: number; readonly most: number }>
> = {
  'change.radius_plus_km': { unit: 'km', step: 10, most: 60 },
  'change.weekly_cap_plus_minutes': { unit: 'minutes', step: 60, most: 600 },
};

/** Free time is offered in the blocks of four hours that people tick in their profile. */
const BLOCK_MINUTES = 240;

/**
 * The single changes that open the most slots to a person, most first, at most `limit`: «20 km more opens 3 places».
 * Each count holds for that change alone. Slots that need two changes, or one that is not theirs to make, count
 * nowhere. Of every kind of change there is at most one in the list, besides languages and free time. Pure.
 */
export function whatWouldOpen(volunteer: Volunteer, slots: readonly RoleSlot[], limit = 3): Opening[] {
  const byKey = new Map<string, Explanation[]>();
  for (const slot of slots) {
    const fit = feasibility(volunteer, slot);
    const [only, second] = fit.ok ? [] : whatWouldChange(fit.reasons);
    if (!only || second) continue;
    const known = byKey.get(only.key);
    if (known) known.push(only);
    else byKey.set(only.key, [only]);
  }
  const openings = [...byKey].flatMap(([key, changes]) => openingsOf(key, changes));
  return openings.sort((a, b) => b.opens - a.opens || order(a, b)).slice(0, limit);
}

function openingsOf(key: string, changes: readonly Explanation[]): Opening[] {
  const stepped = steps[key];
  if (stepped) return stepOf(key, changes, stepped);
  if (key === 'change.add_availability') return freeTimes(key, changes);
  const counts = new Map<string, Opening>();
  for (const change of changes) {
    const name = JSON.stringify(change.params);
    counts.set(name, { change, opens: (counts.get(name)?.opens ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** The smallest step that opens at least half of what the longest would: further is asked for only where it pays. */
function stepOf(
  key: string,
  changes: readonly Explanation[],
  { unit, step, most }: { readonly unit: string; readonly step: number; readonly most: number },
): Opening[] {
  const needed = changes.map(({ params }) => Number(params[unit]));
  const opens = (amount: number): number => needed.filter((one) => one <= amount).length;
  const all = opens(most);
  for (let amount = step; all > 0 && amount <= most; amount += step) {
    if (opens(amount) * 2 >= all)
      return [{ change: { key, params: { [unit]: amount } }, opens: opens(amount) }];
  }
  return [];
}

/** Blocks of a day that cover somebody's missing hours, with all the slots they would open. */
function freeTimes(key: string, changes: readonly Explanation[]): Opening[] {
  const missing = changes.map(({ params }) => ({
    weekday: Number(params['weekday']),
    startMinute: Number(params['startMinute']),
    endMinute: Number(params['endMinute']),
  }));
  const blocks = new Map<string, DayStretch>();
  for (const hours of missing) {
    const block = {
      weekday: hours.weekday,
      startMinute: Math.floor(hours.startMinute / BLOCK_MINUTES) * BLOCK_MINUTES,
      endMinute: Math.ceil(hours.endMinute / BLOCK_MINUTES) * BLOCK_MINUTES,
    };
    blocks.set(JSON.stringify(block), block);
  }
  return [...blocks.values()].map((block) => ({
    change: { key, params: { ...block } },
    opens: missing.filter((hours) => covers(block, hours)).length,
  }));
}

function covers(block: DayStretch, hours: DayStretch): boolean {
  const days = hours.weekday - block.weekday;
  const begins = days * MINUTES_PER_DAY + hours.startMinute - block.startMinute;
  const offset = begins < 0 ? begins + MINUTES_PER_WEEK : begins;
  return offset + hours.endMinute - hours.startMinute <= block.endMinute - block.startMinute;
}

/** Ties go by name, so that one input has one answer. */
function order(a: Opening, b: Opening): number {
  const [one, two] = [JSON.stringify(a.change), JSON.stringify(b.change)];
  return one < two ? -1 : Number(one > two);
}
