import { intAt } from '../at.ts';
import { qualifies, tierRank } from '../feasibility.ts';
import { fitShare, points, remoteShare, timeShare, unstatedTimeShare } from '../score.ts';
import type { RoleSlot } from '../types.ts';
import { marginInside, minuteOfWeek } from '../week.ts';
import { type Blocks, touchedBlocks } from './blocks.ts';
import { genderNumber, minorMark, stretchEnd, stretchStart } from './read-volunteer.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

/** What a slot asks, in the numbers of one index. */
export type SlotQuery = {
  readonly slot: RoleSlot;
  readonly profession: number;
  readonly county: number;
  /** Points that every candidate gets alike. */
  readonly constant: number;
  readonly bestFit: number;
  readonly bestTime: number;
  readonly unstatedTime: number;
  readonly remotePoints: number;
  readonly continuityPoints: number;
  readonly language: number | null;
  readonly gender: number;
  readonly adultsOnly: boolean;
  readonly from: number;
  readonly minutes: number;
  readonly blocks: Readonly<Blocks>;
};

/** Readies an index for one slot, or null when nobody there can take it. The scratch is the question's until the next. */
export function askForSlot(index: VolunteerIndex, slot: RoleSlot): SlotQuery | null {
  const profession = index.professions.get(slot.profession);
  const language = slot.language === null ? null : index.languages.get(slot.language);
  if (slot.openCount < 1 || profession === undefined || language === undefined) return null;
  const { max } = index.weights;
  const bestFit = judgeKinds(index, slot);
  if (bestFit < 0) return null;
  index.traitVerdicts.fill(0);
  return {
    bestFit,
    slot,
    profession,
    county: slot.place.countyCode === null ? -1 : (index.counties.get(slot.place.countyCode) ?? -1),
    constant: points(max.urgency, slot.urgency) + points(max.council, slot.councilPriority),
    bestTime: points(max.time, 1_000),
    unstatedTime: points(max.time, unstatedTimeShare),
    remotePoints: points(max.distance, remoteShare),
    continuityPoints: points(max.continuity, 1_000),
    language,
    gender: genderNumber(slot.gender),
    adultsOnly: Boolean(slot.adultsOnly),
    from: minuteOfWeek(slot.start),
    minutes: slot.end - slot.start,
    blocks: touchedBlocks(slot),
  };
}

/** Writes down what each kind of credential is worth to the slot; the best of it. */
function judgeKinds(index: VolunteerIndex, slot: RoleSlot): number {
  const { kinds, weights, fitOf, preferenceOf, bestFitOf } = index;
  fitOf.fill(-1);
  bestFitOf.fill(-1);
  let bestFit = -1;
  for (let number = 0; number < kinds.length; number += 1) {
    const kind = kinds[number];
    if (!kind || !qualifies(kind, slot)) continue;
    const fit = points(weights.max.fit, fitShare(kind, slot));
    const asked = Number(kind.specialty === slot.specialty);
    fitOf[number] = fit;
    preferenceOf[number] = asked * 2 ** 14 + tierRank[kind.tier] * 2 ** 12 + 2 ** 11 - kind.level;
    bestFitOf[kind.family] = Math.max(bestFitOf[kind.family] ?? -1, fit);
    bestFit = Math.max(bestFit, fit);
  }
  return bestFit;
}

/** Do gender, age, language and weekly cap allow it? Judged once for all who share them: 1 yes, -1 no. */
export function judgeTraits(
  { traits, traitVerdicts }: VolunteerIndex,
  query: SlotQuery,
  number: number,
): number {
  const at = intAt(traits.start, number);
  const who = intAt(traits.values, at);
  let allowed =
    (query.gender === 0 || who % minorMark === query.gender) &&
    !(query.adultsOnly && who >= minorMark) &&
    query.minutes <= intAt(traits.values, at + 1);
  if (allowed && query.language !== null) {
    allowed = traits.values.subarray(at + 2, intAt(traits.start, number + 1)).includes(query.language);
  }
  const verdict = allowed ? 1 : -1;
  traitVerdicts[number] = verdict;
  return verdict;
}

/** Points for time of a weekly pattern, -1 when some of the shift lies outside. */
export function timePoints({ weekly, weights }: VolunteerIndex, query: SlotQuery, number: number): number {
  if (number === 0) return query.unstatedTime;
  const end = intAt(weekly.start, number + 1);
  for (let at = intAt(weekly.start, number); at < end; at += 1) {
    const packed = intAt(weekly.values, at);
    const margin = marginInside(stretchStart(packed), stretchEnd(packed), query.from, query.minutes);
    if (margin >= 0) return points(weights.max.time, timeShare(margin));
  }
  return -1;
}
