import type { privacy } from '@hamyar/contracts';
import { type FeaturePrivacy, isKept } from '../../kit/privacy.ts';
import { versionOf } from '../../kit/version.ts';

/** A feature that knows people, by its name. */
export interface Keeper {
  readonly name: string;
  readonly privacy: FeaturePrivacy;
}

/** Every feature that knows people, the ground first: what stands above is exported last and erased first. */
export type Keepers = () => readonly Keeper[];

type Ends = readonly { readonly key: privacy.Ending; readonly count: number }[];

/** Why something stays of somebody who is erased. Pure. */
export function reasonsToKeep(keepers: readonly Keeper[]): privacy.KeptReason[] {
  const fates = keepers.flatMap(({ privacy: { holds } }) => holds.map(({ fate }) => fate));
  return [...new Set(fates.filter(isKept))].sort();
}

/** Hours in which a copy is made, however often that is tried: after them nobody waits for it any more. */
const copyHours = 6;
const hourMs = 3_600_000;

/** Whether a copy is being made. One that could not be made stands in nobody's way. Pure. */
export const isBeingMade = (
  copy: { readonly askedAt: Date; readonly readyAt: Date | null },
  now: Date,
): boolean => copy.readyAt === null && now.getTime() - copy.askedAt.getTime() < copyHours * hourMs;

/** Version of what somebody read before they asked. Pure. */
export const erasureVersion = (ends: Ends, offices: number): string =>
  versionOf([...ends.flatMap(({ key, count }) => [key, count]), offices]);
