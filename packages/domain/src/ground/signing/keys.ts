/** What each key signs, and the letter its names begin with. A letter never changes its meaning. */
export const keyKinds = { receipt: 'r', status: 's', log: 'l' } as const;
export type KeyKind = keyof typeof keyKinds;

/** A key as everybody may know it. */
export interface KeyFacts {
  /** Letter of the kind, two digits of the year (Gregorian), a letter in the order of making: `r26a`. */
  readonly kid: string;
  readonly kind: KeyKind;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly compromise: Compromise | null;
}

/** Since when somebody else may have signed with a key, and how far the log had come by then. */
export interface Compromise {
  readonly since: Date;
  /** Leaves of the log before the moment: what stands among them was signed by us. */
  readonly logSize: number;
}

const dayMs = 86_400_000;

/** Days in the life of a key. */
export const keyDays = {
  /** A key holds a year and the overlap with its successor. */
  life: 455,
  /** Both hold: what was signed on the last day can be checked while verifiers learn the new key. */
  overlap: 90,
  /** A successor is published so long before it signs. */
  announced: 90,
} as const;

/** The key that signs at an instant: of those that hold the one that began last. Null when none does. */
export function keyThatSigns<K extends KeyFacts>(keys: readonly K[], kind: KeyKind, now: Date): K | null {
  return (
    keys
      .filter((key) => key.kind === kind && holdsAt(key, now) && key.compromise === null)
      .toSorted((one, two) => two.notBefore.getTime() - one.notBefore.getTime())[0] ?? null
  );
}

/** Keys of a kind that hold at an instant, compromised ones left out: a checkpoint of the log carries a line of each. */
export function holdingKeys<K extends KeyFacts>(keys: readonly K[], kind: KeyKind, now: Date): K[] {
  return keys.filter((key) => key.kind === kind && holdsAt(key, now) && key.compromise === null);
}

const holdsAt = ({ notBefore, notAfter }: KeyFacts, at: Date): boolean => notBefore <= at && at <= notAfter;

/**
 * The key of a kind that has to be made now, if any: one at once when none signs, a successor when the last one ends within
 * the overlap and the time of its announcement.
 */
export function keyToMake(
  keys: readonly KeyFacts[],
  kind: KeyKind,
  now: Date,
): { kid: string; notBefore: Date; notAfter: Date } | null {
  const sound = keys.filter((key) => key.kind === kind && key.compromise === null);
  const last = sound.toSorted((one, two) => two.notAfter.getTime() - one.notAfter.getTime())[0];
  const overlapMs = keyDays.overlap * dayMs;
  const isDue = !last || last.notAfter.getTime() - now.getTime() <= overlapMs + keyDays.announced * dayMs;
  if (keyThatSigns(keys, kind, now) && !isDue) return null;
  const begins =
    last && keyThatSigns(keys, kind, now)
      ? Math.max(now.getTime(), last.notAfter.getTime() - overlapMs)
      : now.getTime();
  return {
    kid: nextKid(
      keyKinds[kind],
      now.getUTCFullYear(),
      keys.map(({ kid }) => kid),
    ),
    notBefore: new Date(begins),
    notAfter: new Date(begins + keyDays.life * dayMs),
  };
}

/** The first name of a kind and year that no key has. @throws RangeError after the twenty-sixth of a year */
function nextKid(letter: string, year: number, taken: readonly string[]): string {
  const stem = letter + String(year % 100).padStart(2, '0');
  const free = [...'abcdefghijklmnopqrstuvwxyz'].find((order) => !taken.includes(stem + order));
  if (!free) throw new RangeError(`no name is left for a key ${stem}`);
  return stem + free;
}
