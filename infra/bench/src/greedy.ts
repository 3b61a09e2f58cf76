import type { TransportProblem } from '@hamyar/matching/solver/problem';

/** What the obvious way reaches: the best pair first, while both still have room. */
export function greedy({ supply, demand, edgeStart, edgeRight, edgeScore }: TransportProblem): {
  score: number;
  count: number;
} {
  const left = new Int32Array(edgeRight.length);
  for (const i of supply.keys()) left.fill(i, edgeStart[i], edgeStart[i + 1]);
  const order = Uint32Array.from(left.keys()).sort(
    (a, b) => (edgeScore[b] ?? 0) - (edgeScore[a] ?? 0) || a - b,
  );
  const people = supply.slice();
  const seats = demand.slice();
  let score = 0;
  let count = 0;
  for (const e of order) {
    const i = left[e] ?? 0;
    const j = edgeRight[e] ?? 0;
    if ((people[i] ?? 0) === 0 || (seats[j] ?? 0) === 0) continue;
    people[i] = (people[i] ?? 0) - 1;
    seats[j] = (seats[j] ?? 0) - 1;
    score += edgeScore[e] ?? 0;
    count += 1;
  }
  return { score, count };
}
