import { type Draw, drawOf } from '@hamyar/local/demonstration/draw';
import type { TransportProblem } from '@hamyar/matching/solver/problem';

/** What a family of instances is like. */
type Size = {
  readonly volunteers: number;
  readonly needs: number;
  readonly slots: number;
  /** Needs a volunteer could serve, on average. */
  readonly degree: number;
};

export type Instance = TransportProblem & {
  /** The town each need belongs to; absent where there are none. */
  readonly townOfNeed?: Int32Array;
};

const usual: Size = { volunteers: 20_000, needs: 3_000, slots: 25_000, degree: 31 };

/** The families of `pnpm bench matching`; the same instance on every machine. */
export const instances: Readonly<Record<string, () => Instance>> = {
  geo: () => geographic(usual),
  uniform: () => independent({ ...usual, degree: 28 }),
  wide: () => geographic({ volunteers: 20_000, needs: 10_000, slots: 60_000, degree: 36 }),
  big: () => geographic({ volunteers: 100_000, needs: 15_000, slots: 125_000, degree: 37 }),
};

/** Scores drawn alike for all pairs: nothing to learn from neighbours. */
function independent({ volunteers, needs, slots, degree }: Size): TransportProblem {
  const draw = drawOf(1);
  const { supply, demand } = capacities(draw, volunteers, needs, slots);
  const edges = newEdges();
  for (let i = 0; i < volunteers; i += 1) {
    const chosen = new Set<number>();
    const wanted = Math.ceil(degree / 2) + draw(degree);
    while (chosen.size < wanted) chosen.add(draw(needs));
    for (const j of [...chosen].sort((a, b) => a - b)) edges.add(j, 1 + draw(1_000));
    edges.close();
  }
  return { supply, demand, ...edges.columns() };
}

/**
 * Towns with people and needs around them, two professions, people who go far and people who do not. The score falls
 * with the way and rises with the need's urgency and the person's own record, so that all want the same people and
 * places: what makes greedy poor.
 */
function geographic({ volunteers, needs, slots, degree }: Size): Instance {
  const draw = drawOf(1);
  const towns = Array.from({ length: 31 }, (_, town) => ({
    town,
    x: draw(1_500),
    y: draw(1_200),
    weight: 40 + draw(60),
  }));
  const doors = towns.flatMap((town) => new Array<typeof town>(town.weight).fill(town));
  const around = (): Point => {
    const town = doors[draw(doors.length)] ?? { x: 0, y: 0, town: 0 };
    return { town: town.town, x: town.x + spread(draw), y: town.y + spread(draw), kind: draw(2) };
  };
  const places = Array.from({ length: needs }, () => ({ ...around(), urgency: draw(500) }));
  const { supply, demand } = capacities(draw, volunteers, needs, slots);
  const people = Array.from({ length: volunteers }, () => ({
    ...around(),
    reach: 8 + (draw(1_000) * draw(1_000) * 92) / 1_000_000,
    record: draw(150),
  }));
  const factor = reachFactor(people, places, degree);
  const edges = newEdges();
  for (const person of people) {
    const reach = person.reach * factor;
    for (const [j, place] of places.entries()) {
      if (place.kind !== person.kind) continue;
      const way = Math.sqrt((place.x - person.x) ** 2 + (place.y - person.y) ** 2);
      if (way > reach) continue;
      const nearness = Math.floor(200 * (1 - way / reach));
      edges.add(j, 1 + nearness + place.urgency + person.record + draw(150));
    }
    edges.close();
  }
  const townOfNeed = Int32Array.from(places, ({ town }) => town);
  return { supply, demand, ...edges.columns(), townOfNeed };
}

/** About -900 to 900 kilometres, mostly near 0. */
const spread = (draw: Draw): number => draw(600) + draw(600) + draw(600) - 899;

type Point = { readonly town: number; readonly x: number; readonly y: number; readonly kind: number };

/** By how much all must go farther, so that they reach `degree` needs on average; judged by every fortieth person. */
function reachFactor(
  people: readonly (Point & { reach: number })[],
  places: readonly Point[],
  degree: number,
): number {
  const asked = people.filter((_, index) => index % 40 === 0);
  const reached = (factor: number): number => {
    let count = 0;
    for (const person of asked) {
      const square = (person.reach * factor) ** 2;
      for (const place of places) {
        if (place.kind === person.kind && (place.x - person.x) ** 2 + (place.y - person.y) ** 2 <= square)
          count += 1;
      }
    }
    return count / asked.length;
  };
  let low = 0;
  let high = 50;
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (reached(middle) < degree) low = middle;
    else high = middle;
  }
  return high;
}

function capacities(
  draw: Draw,
  volunteers: number,
  needs: number,
  slots: number,
): { supply: Int32Array; demand: Int32Array } {
  const supply = Int32Array.from({ length: volunteers }, () => (draw(10) < 7 ? 1 : 2));
  const demand = new Int32Array(needs).fill(1);
  for (let slot = needs; slot < slots; slot += 1) {
    const j = draw(needs);
    demand[j] = (demand[j] ?? 0) + 1;
  }
  return { supply, demand };
}

function newEdges() {
  let right = new Int32Array(1 << 20);
  let score = new Int32Array(1 << 20);
  let count = 0;
  const start = [0];
  return {
    add(j: number, points: number): void {
      if (count === right.length) {
        right = longer(right);
        score = longer(score);
      }
      right[count] = j;
      score[count] = points;
      count += 1;
    },
    close: () => start.push(count),
    columns: () => ({
      edgeStart: Int32Array.from(start),
      edgeRight: right.slice(0, count),
      edgeScore: score.slice(0, count),
    }),
  };
}

function longer(column: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(column.length * 2);
  copy.set(column);
  return copy;
}
