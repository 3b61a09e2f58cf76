/** The five classes of the map: class 1 holds the lowest fifth. */
export interface Quantiles {
  /** Class (1–5) of a value; 0 when there is none. */
  classOf(value: number | undefined): number;
  /** Lowest and highest value of each class that holds any, lowest class first. */
  ranges: readonly { level: number; from: number; to: number }[];
}

/** Splits values into five classes of nearly equal size. Equal values share a class. */
export function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const breaks = [1, 2, 3, 4].map((fifth) => sorted[Math.ceil((sorted.length * fifth) / 5) - 1] ?? Infinity);
  const classOf = (value: number | undefined): number => {
    if (value === undefined) return 0;
    const index = breaks.findIndex((limit) => value <= limit);
    return index === -1 ? 5 : index + 1;
  };
  const ranges = [1, 2, 3, 4, 5].flatMap((level) => {
    const held = sorted.filter((value) => classOf(value) === level);
    const [from, to] = [held[0], held.at(-1)];
    return from === undefined || to === undefined ? [] : [{ level, from, to }];
  });
  return { classOf, ranges };
}
