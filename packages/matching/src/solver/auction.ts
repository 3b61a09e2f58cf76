import { byteAt, floatAt, intAt } from '../at.ts';
import type { TransportProblem } from './problem.ts';

/** What an auction leaves: a price for each right node, and 1 for each edge that won a seat. */
export type Sale = { readonly price: Float64Array; readonly won: Uint8Array };

/** Edges each person keeps at hand; below this many, most bids are settled without looking at all of them. */
const keptPattern = 6;

type Hall = {
  readonly problem: TransportProblem;
  readonly left: Int32Array;
  readonly won: Uint8Array;
  readonly price: Float64Array;
  /** Winning bids of each right node as a heap, the least on top: `seatStart[j]` on. */
  readonly seatStart: Int32Array;
  readonly seatEdge: Int32Array;
  readonly seatBid: Float64Array;
  readonly seated: Int32Array;
  /** The kept edges of each person with where they lead and what they score, `KEPT` places each. */
  readonly keptEdge: Int32Array;
  readonly keptRight: Int32Array;
  readonly keptScore: Int32Array;
  readonly keptCount: Uint8Array;
  /** No edge that was not kept yields more than this; -1 before the first look. */
  readonly outside: Float64Array;
  readonly profits: Float64Array;
};

/** The edge a person would bid on, its profit, and the next best profit. */
type Wish = { edge: number; profit: number; second: number };

/**
 * A forward auction from opening prices (Bertsekas): whoever has time left bids for the seat that yields most, up to
 * where the next best would yield `step` more, and whoever is outbid bids again. Prices only rise, so it ends. It
 * knows nothing of blocks: what it leaves is a start for `balance`, and by itself within `step` a unit of the best.
 * Persons look at all their edges only when the few at hand no longer settle the matter.
 */
export function auction(
  problem: TransportProblem,
  left: Int32Array,
  step: number,
  opening: Float64Array,
): Sale {
  const hall = openHall(problem, left, opening);
  const { supply } = problem;
  const { seated, seatStart, seatEdge, seatBid, price, won } = hall;
  const units = supply.reduce((sum, count) => sum + count, 0);
  const waiting = new Int32Array(units);
  let size = 0;
  for (let i = supply.length - 1; i >= 0; i -= 1) {
    for (let unit = 0; unit < intAt(supply, i); unit += 1) waiting[size++] = i;
  }
  const wish: Wish = { edge: -1, profit: 0, second: 0 };
  while (size > 0) {
    size -= 1;
    const i = intAt(waiting, size);
    decide(hall, i, wish);
    if (wish.edge < 0) continue;
    const j = intAt(problem.edgeRight, wish.edge);
    const room = intAt(problem.demand, j);
    const bid = floatAt(price, j) + wish.profit - wish.second + step;
    won[wish.edge] = 1;
    const from = intAt(seatStart, j);
    if (intAt(seated, j) < room) {
      rise(seatBid, seatEdge, from, intAt(seated, j), bid, wish.edge);
      seated[j] = intAt(seated, j) + 1;
    } else {
      const loser = intAt(seatEdge, from);
      won[loser] = 0;
      sink(seatBid, seatEdge, from, room, bid, wish.edge);
      waiting[size++] = intAt(left, loser);
    }
    if (seated[j] === room) price[j] = floatAt(seatBid, from);
  }
  return { price, won };
}

function openHall(problem: TransportProblem, left: Int32Array, opening: Float64Array): Hall {
  const { supply, demand, edgeRight } = problem;
  const seatStart = new Int32Array(demand.length + 1);
  const price = opening.slice();
  for (let j = 0; j < demand.length; j += 1) {
    seatStart[j + 1] = intAt(seatStart, j) + intAt(demand, j);
    // Nobody can have a seat that does not exist.
    if (demand[j] === 0) price[j] = Infinity;
  }
  const seats = intAt(seatStart, demand.length);
  const places = supply.length * keptPattern;
  return {
    problem,
    left,
    won: new Uint8Array(edgeRight.length),
    price,
    seatStart,
    seatEdge: new Int32Array(seats),
    seatBid: new Float64Array(seats),
    seated: new Int32Array(demand.length),
    keptEdge: new Int32Array(places),
    keptRight: new Int32Array(places),
    keptScore: new Int32Array(places),
    keptCount: new Uint8Array(supply.length),
    outside: new Float64Array(supply.length).fill(-1),
    profits: new Float64Array(keptPattern),
  };
}

function decide(hall: Hall, i: number, wish: Wish): void {
  if (floatAt(hall.outside, i) < 0) lookAtAll(hall, i);
  compareKept(hall, i, wish);
  const outside = floatAt(hall.outside, i);
  if (wish.second >= outside) return;
  lookAtAll(hall, i);
  compareKept(hall, i, wish);
  wish.second = Math.max(wish.second, Math.min(wish.profit, floatAt(hall.outside, i)));
}

function compareKept(
  { won, price, keptEdge, keptRight, keptScore, keptCount }: Hall,
  i: number,
  wish: Wish,
): void {
  const from = i * keptPattern;
  let edge = -1;
  let profit = 0;
  let second = 0;
  for (let q = from, end = from + byteAt(keptCount, i); q < end; q += 1) {
    const yields = intAt(keptScore, q) - floatAt(price, intAt(keptRight, q));
    if (yields <= second || won[intAt(keptEdge, q)] === 1) continue;
    if (yields > profit) {
      second = profit;
      profit = yields;
      edge = intAt(keptEdge, q);
    } else second = yields;
  }
  wish.edge = edge;
  wish.profit = profit;
  wish.second = second;
}

/** Keeps the best few edges, most profit first, and notes the best profit of the rest. */
function lookAtAll(hall: Hall, i: number): void {
  const { problem, price, keptEdge, keptRight, keptScore, keptCount, outside, profits } = hall;
  const { edgeStart, edgeRight, edgeScore } = problem;
  const from = i * keptPattern;
  let count = 0;
  let rest = 0;
  for (let e = intAt(edgeStart, i), end = intAt(edgeStart, i + 1); e < end; e += 1) {
    const yields = intAt(edgeScore, e) - floatAt(price, intAt(edgeRight, e));
    if (yields <= rest) continue;
    if (count === keptPattern) {
      const least = floatAt(profits, keptPattern - 1);
      if (yields <= least) {
        rest = yields;
        continue;
      }
      if (least > rest) rest = least;
      count -= 1;
    }
    let at = count;
    for (; at > 0 && floatAt(profits, at - 1) < yields; at -= 1) {
      profits[at] = floatAt(profits, at - 1);
      keptEdge[from + at] = intAt(keptEdge, from + at - 1);
    }
    profits[at] = yields;
    keptEdge[from + at] = e;
    count += 1;
  }
  for (let q = from; q < from + count; q += 1) {
    const e = intAt(keptEdge, q);
    keptRight[q] = intAt(edgeRight, e);
    keptScore[q] = intAt(edgeScore, e);
  }
  keptCount[i] = count;
  outside[i] = rest;
}

/** Puts a bid into a heap that has room, at its end and up. */
function rise(
  bids: Float64Array,
  edges: Int32Array,
  from: number,
  end: number,
  bid: number,
  edge: number,
): void {
  let at = end;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = floatAt(bids, from + above);
    if (other <= bid) break;
    bids[from + at] = other;
    edges[from + at] = intAt(edges, from + above);
    at = above;
  }
  bids[from + at] = bid;
  edges[from + at] = edge;
}

/** Replaces the least bid of a full heap. */
function sink(
  bids: Float64Array,
  edges: Int32Array,
  from: number,
  size: number,
  bid: number,
  edge: number,
): void {
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    const beside = below + 1;
    if (beside < size && floatAt(bids, from + beside) < floatAt(bids, from + below)) below = beside;
    const other = floatAt(bids, from + below);
    if (other >= bid) break;
    bids[from + at] = other;
    edges[from + at] = intAt(edges, from + below);
    at = below;
  }
  bids[from + at] = bid;
  edges[from + at] = edge;
}
