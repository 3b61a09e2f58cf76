import { qualifies, tierRank } from '../feasibility.ts';
import { fitShare, points, REMOTE_SHARE, timeShare, UNSTATED_TIME_SHARE } from '../score.ts';
import type { RoleSlot } from '../types.ts';
import { ALWAYS, marginInside, minuteOfWeek } from '../week.ts';
import { ALL_WEEK, genderNumber, STRETCH_SPAN } from './compile-volunteers.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

/** What a slot asks, in the numbers of one index. */
export type SlotQuery = {
  readonly slot: RoleSlot;
  readonly profession: number;
  readonly county: number;
  /** Points that every candidate gets alike. */
  readonly constant: number;
  /** By kind of credential: its points for fit, -1 where it does not do. */
  readonly fitOf: Int32Array;
  /** By kind of credential: which of somebody's several counts, the higher the rather. */
  readonly preferenceOf: Int32Array;
  readonly bestFit: number;
  readonly bestTime: number;
  readonly remotePoints: number;
  readonly continuityPoints: number;
  readonly language: number | null;
  readonly gender: number;
  readonly from: number;
  readonly minutes: number;
};

/** Readies an index for one slot, or null when nobody there can take it. The scratch is the question's until the next. */
export function askForSlot(index: VolunteerIndex, slot: RoleSlot): SlotQuery | null {
  const profession = index.professions.get(slot.profession);
  const language = slot.language === null ? null : index.languages.get(slot.language);
  if (slot.openCount < 1 || profession === undefined || language === undefined) return null;
  const { max } = index.weights;
  const fitOf = new Int32Array(index.kinds.length);
  const preferenceOf = new Int32Array(index.kinds.length);
  let bestFit = -1;
  for (const [number, kind] of index.kinds.entries()) {
    fitOf[number] = qualifies(kind, slot) ? points(max.fit, fitShare(kind, slot)) : -1;
    preferenceOf[number] =
      Number(kind.specialty === slot.specialty) * 2 ** 14 +
      tierRank[kind.tier] * 2 ** 12 +
      2 ** 11 -
      kind.level;
    bestFit = Math.max(bestFit, fitOf[number] ?? -1);
  }
  if (bestFit < 0) return null;
  index.traitVerdicts.fill(0);
  index.weeklyPoints.fill(UNKNOWN);
  index.weeklyPoints[0] = points(max.time, UNSTATED_TIME_SHARE);
  return {
    slot,
    profession,
    county: slot.place.countyCode === null ? -1 : (index.counties.get(slot.place.countyCode) ?? -1),
    constant: points(max.urgency, slot.urgency) + points(max.council, slot.councilPriority),
    fitOf,
    preferenceOf,
    bestFit,
    bestTime: points(max.time, 1_000),
    remotePoints: points(max.distance, REMOTE_SHARE),
    continuityPoints: points(max.continuity, 1_000),
    language,
    gender: genderNumber(slot.gender),
    from: minuteOfWeek(slot.start),
    minutes: slot.end - slot.start,
  };
}

/** Not judged yet for this question. */
export const UNKNOWN = -2;

/** Do gender, language and weekly cap allow it? Judged once for all who share them: 1 yes, -1 no. */
export function judgeTraits(
  { traits, traitVerdicts }: VolunteerIndex,
  query: SlotQuery,
  number: number,
): number {
  const at = traits.start[number] ?? 0;
  let allowed =
    (query.gender === 0 || traits.values[at] === query.gender) &&
    query.minutes <= (traits.values[at + 1] ?? 0);
  if (allowed && query.language !== null) {
    allowed = traits.values.subarray(at + 2, traits.start[number + 1] ?? 0).includes(query.language);
  }
  traitVerdicts[number] = allowed ? 1 : -1;
  return allowed ? 1 : -1;
}

/** Points for time of a weekly pattern, -1 when the shift lies outside; judged once for all who share it. */
export function judgeWeekly(index: VolunteerIndex, query: SlotQuery, number: number): number {
  const { weekly, weeklyPoints } = index;
  let margin = -1;
  const end = weekly.start[number + 1] ?? 0;
  for (let at = weekly.start[number] ?? 0; at < end && margin < 0; at += 1) {
    const packed = weekly.values[at] ?? 0;
    const begins = Math.floor(packed / STRETCH_SPAN);
    margin =
      packed === ALL_WEEK
        ? marginInside(-ALWAYS, ALWAYS, query.from, query.minutes)
        : marginInside(begins, packed - begins * STRETCH_SPAN, query.from, query.minutes);
  }
  const judged = margin < 0 ? -1 : points(index.weights.max.time, timeShare(margin));
  weeklyPoints[number] = judged;
  return judged;
}
