import fc from 'fast-check';
import { numberAt } from '../at.ts';
import type { Tier, TransportProblem } from './problem.ts';

/** Builds the columns of a problem from lists of `[right, score, block]` by left node. For tests. */
export function columns(input: {
  supply: readonly number[];
  demand: readonly number[];
  edges: readonly (readonly (readonly [right: number, score: number, block?: number])[])[];
  tiers?: readonly { groupOfRight: readonly number[]; floor: readonly number[] }[];
}): TransportProblem {
  const flat = input.edges.flat();
  let sum = 0;
  return {
    supply: Int32Array.from(input.supply),
    demand: Int32Array.from(input.demand),
    edgeStart: Int32Array.from([0, ...input.edges.map((own) => (sum += own.length))]),
    edgeRight: Int32Array.from(flat.map(([right]) => right)),
    edgeScore: Int32Array.from(flat.map(([, score]) => score)),
    edgeBlock: flat.some((edge) => edge.length > 2)
      ? Int32Array.from(flat.map(([, , block]) => block ?? 0))
      : undefined,
    tiers: input.tiers?.map((tier): Tier => ({
      groupOfRight: Int32Array.from(tier.groupOfRight),
      floor: Int32Array.from(tier.floor),
    })),
  };
}

export type Shape = {
  readonly lefts: number;
  readonly rights: number;
  readonly maxScore: number;
  /** Of a hundred possible edges, how many there are. */
  readonly density: number;
};

/** Any problem up to a size, with blocks and two nested tiers in some. */
export function problems({
  lefts,
  rights,
  maxScore: maxScore,
  density,
}: Shape): fc.Arbitrary<TransportProblem> {
  const units = fc.constantFrom(0, 1, 1, 1, 2, 2, 3);
  return fc
    .record({
      supply: fc.array(units, { maxLength: lefts }),
      demand: fc.array(units, { maxLength: rights }),
      seed: fc.infiniteStream(fc.tuple(fc.nat(99), fc.nat(maxScore), fc.nat(2))),
      blocks: fc.boolean(),
      tiers: fc.integer({ min: 0, max: 2 }),
      groups: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: rights, maxLength: rights }),
      inner: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: rights, maxLength: rights }),
      floors: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    })
    .map(({ supply, demand, seed, blocks, tiers, groups, inner, floors }) => {
      const edges = supply.map(() =>
        demand.flatMap((_, j) => {
          const [chance, score, block] = seed.next().value as [number, number, number];
          if (chance >= density) return [];
          return [blocks ? ([j, score, block] as const) : ([j, score] as const)];
        }),
      );
      const outerOf = groups.slice(0, demand.length);
      // An inner group is numbered within the outer one, the seats of no outer group being a third.
      const innerOf = demand.map((_, j) =>
        (inner[j] ?? -1) < 0 ? -1 : 2 * (numberAt(outerOf, j) + 1) + numberAt(inner, j),
      );
      const all = [
        { groupOfRight: outerOf, floor: floors.slice(0, 2) },
        { groupOfRight: innerOf, floor: floors.slice(2, 8) },
      ];
      return columns({ supply, demand, edges, tiers: all.slice(0, tiers) });
    });
}
