import { floatAt, intAt } from '../at.ts';
import type { TransportProblem } from './problem.ts';
import type { Solution } from './solve.ts';

/** Adds up, from nothing but the problem and the certificate, what no plan can exceed. Shares no code with the solver. */
export function provenBound(p: TransportProblem, { count, lifted, certificate }: Solution): number {
  const { price, bonus, subsidies } = certificate;
  const tiers = p.tiers ?? [];
  let bound = 0 - bonus * count;
  for (const [t, { floor }] of tiers.entries()) {
    const { perUnit, most } = subsidies[t] ?? { perUnit: new Float64Array(0), most: 0 };
    if (perUnit.some((points) => points < 0 || points > most)) return Infinity;
    bound -= most * (lifted[t] ?? 0);
    for (const [g, least] of floor.entries()) bound += (most - floatAt(perUnit, g)) * least;
  }
  for (const [j, seats] of p.demand.entries()) {
    if ((price[j] ?? -1) < 0) return Infinity;
    bound += floatAt(price, j) * seats;
  }
  for (const [i, units] of p.supply.entries()) {
    const bestOfBlock = new Map<number, number>();
    for (let e = intAt(p.edgeStart, i); e < intAt(p.edgeStart, i + 1); e += 1) {
      const j = intAt(p.edgeRight, e);
      let gain = intAt(p.edgeScore, e) + bonus - floatAt(price, j);
      for (const [t, { groupOfRight }] of tiers.entries())
        gain += subsidies[t]?.perUnit[groupOfRight[j] ?? -1] ?? 0;
      const block = p.edgeBlock?.[e] ?? -1 - e;
      bestOfBlock.set(block, Math.max(bestOfBlock.get(block) ?? 0, gain));
    }
    const gains = [...bestOfBlock.values()].sort((a, b) => b - a);
    for (const gain of gains.slice(0, units)) bound += gain;
  }
  return bound;
}

/** The same for the count of units, from the cover. */
export function provenCount(p: TransportProblem, { certificate: { cover } }: Solution): number {
  let most = 0;
  for (const [j, seats] of p.demand.entries()) if (cover?.[j]) most += seats;
  for (const [i, units] of p.supply.entries()) {
    const elsewhere = new Set<number>();
    for (let e = intAt(p.edgeStart, i); e < intAt(p.edgeStart, i + 1); e += 1)
      if (!cover?.[intAt(p.edgeRight, e)]) elsewhere.add(p.edgeBlock?.[e] ?? -1 - e);
    most += Math.min(units, elsewhere.size);
  }
  return most;
}
