/** Draws a whole number below a limit. */
export type Draw = (below: number) => number;

/** Repeatable draws (mulberry32): the same seed, the same people, on every machine. */
export function drawOf(seed: number): Draw {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** True with the given probability, to a millionth. */
export const chance = (draw: Draw, probability: number): boolean => draw(1_000_000) < probability * 1_000_000;

/** About -3 to 3, mostly near 0. */
export const aboutOf = (draw: Draw): number => (draw(1_000) + draw(1_000) + draw(1_000) - 1_498.5) / 500;

/** Choices with their weights summed up, for `pick`. */
export type Weighted<T> = { readonly upTo: readonly number[]; readonly choices: readonly T[] };

export function weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): Weighted<T> {
  let sum = 0;
  return { upTo: choices.map(([weight]) => (sum += weight)), choices: choices.map(([, choice]) => choice) };
}

export function pick<T>(draw: Draw, { upTo, choices }: Weighted<T>): T {
  const at = (draw(1_000_000) / 1_000_000) * (upTo.at(-1) ?? 0);
  const found = choices[upTo.findIndex((sum) => at < sum)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
