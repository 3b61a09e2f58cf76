import { byteAt, intAt } from '../at.ts';
import { maxScore, type TransportProblem } from './problem.ts';
import { type Mode, solve, type Solution, type Start } from './solve.ts';

/**
 * The best plan of a problem that has changed a little, nearest to the plan before: among all plans as good, the one
 * that keeps most of its edges. `former.used` marks them; its prices, by right node, spare most of the work. Exact as
 * long as scores times units stay within `mostScore`; beyond, keeping an edge may at worst weigh as one point.
 */
export function repair(
  problem: TransportProblem,
  former: Start,
  mode: Mode,
): Solution & { /** Edges of the plan before that are gone. */ readonly moved: number } {
  const { edgeScore } = problem;
  const kept = former.used.reduce((sum, used) => sum + used, 0);
  const highest = edgeScore.reduce((max, score) => Math.max(max, score), 1);
  const scale = Math.max(2, Math.min(kept + 1, Math.floor(maxScore / (highest + 1))));
  const scaled = edgeScore.map((score, e) => score * scale + byteAt(former.used, e));
  const found = solve(
    { ...problem, edgeScore: scaled },
    {
      mode,
      from: {
        used: former.used,
        price: former.price.map((price) => price * scale),
        bonus: former.bonus * scale,
      },
    },
  );
  let score = 0;
  let moved = 0;
  for (let e = 0; e < scaled.length; e += 1) {
    if (found.used[e]) score += intAt(edgeScore, e);
    else moved += byteAt(former.used, e);
  }
  // Scores are whole, so what the edges kept add to the scaled bound cannot hide a point.
  const bound = Math.floor(found.bound / scale);
  const price = found.price.map((value) => value / scale);
  return { ...found, score, bound, price, bonus: found.bonus / scale, moved };
}
