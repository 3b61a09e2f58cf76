import { floatAt, intAt } from '../at.ts';
import { augmentAll, newWalk, type Walk } from './augment.ts';
import { chooseAll } from './choose.ts';
import { type Network, plantTier } from './network.ts';
import type { Tier } from './problem.ts';
import { newWork, search, type Work } from './search.ts';

const endless = 2 ** 31 - 1;

/** What the stages of one solve share. */
export type Desk = { readonly network: Network; readonly work: Work; readonly walk: Walk };

/** Everything that balancing a network needs, allocated once. */
export function newDesk(network: Network): Desk {
  return { network, work: newWork(network), walk: newWalk(network) };
}

/**
 * From any prices ≥ 0 to the plan of the highest score: everyone takes what they like best, then what is too much in
 * one place moves along the cheapest exchanges to where something is missing, or to idleness; and what is still
 * missing afterwards comes from there. The work is small when the prices were nearly right, which is why an auction
 * goes before and why the next run starts from the last prices.
 */
export function balance(desk: Desk): void {
  const { price } = desk.network;
  // Whole prices keep every sum exact.
  for (let node = 0; node < price.length; node += 1) price[node] = Math.round(floatAt(price, node));
  chooseAll(desk.network);
  spread(desk);
  fetch(desk);
}

/** Adds the floors of one more tier of groups and brings the plan back to the best under them. */
export function liftToFloors(desk: Desk, tier: Tier & { readonly worth: number }, first: number): void {
  plantTier(desk.network, tier, first);
  spread(desk);
  fetch(desk);
}

/**
 * Where there is too much, it is given: to where something is missing, or to idleness. Each search goes on a little
 * beyond the nearest room, by as far as the last one went: more ways a search, and still no search of everything.
 */
function spread({ network, work, walk }: Desk): void {
  const { load, demand, lack, rights, root, idle } = network;
  work.linked = true;
  let far = 0;
  for (;;) {
    work.sources = [];
    for (let node = 0; node < root; node += 1) {
      const more = node < rights ? intAt(load, node) - intAt(demand, node) : -intAt(lack, node);
      if (more > 0) work.sources.push(node);
    }
    if (work.sources.length === 0) return;
    makeRoom(network, work);
    work.room[root] = endless;
    work.room[idle] = endless;
    far = search(network, work, far + 1) ?? 0;
    augmentAll(network, work, walk);
  }
}

/** Where something is missing, it is fetched from what is idle or cheapest to give up; or its price falls to nothing. */
function fetch({ network, work, walk }: Desk): void {
  work.sources = [network.idle];
  work.linked = true;
  let far = 0;
  for (;;) {
    const missing = makeRoom(network, work);
    if (missing === 0) return;
    far = search(network, work, far + 1) ?? 0;
    makeRoom(network, work);
    augmentAll(network, work, walk);
  }
}

function makeRoom({ load, demand, lack, price, parent, rights, root }: Network, { room }: Work): number {
  let missing = 0;
  room.fill(0);
  for (let node = 0; node < root; node += 1) {
    const wanting = node >= rights || floatAt(price, node) > floatAt(price, intAt(parent, node));
    const below = node < rights ? intAt(demand, node) - intAt(load, node) : intAt(lack, node);
    if (!wanting || below <= 0) continue;
    room[node] = below;
    missing += below;
  }
  return missing;
}

/**
 * Fills seats from idle people as long as any chain of exchanges can, each time at the least loss of score. After an
 * auction with a bonus on every unit hardly a chain is left. Returns 1 for each right node that idle people still
 * reach: those are full, and with everybody else's units they cover all there is, which proves that no plan has more.
 */
export function fillSeats({ network, work, walk }: Desk): Uint8Array {
  work.sources = [network.idle];
  work.linked = false;
  work.room.fill(0);
  do work.room[network.root] = endless;
  while (search(network, work, 0) !== null && augmentAll(network, work, walk) > 0);
  return Uint8Array.from(network.demand, (_, j) => (intAt(work.order, j) > 0 ? 1 : 0));
}
