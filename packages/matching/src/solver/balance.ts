import { augmentAll, newWalk, type Walk } from './augment.ts';
import { chooseAll } from './choose.ts';
import type { Network } from './network.ts';
import { newWork, search, type Work } from './search.ts';

const endless = 2 ** 31 - 1;

/** What the stages of one solve share. */
export type Desk = { readonly network: Network; readonly work: Work; readonly walk: Walk };

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
  chooseAll(desk.network);
  spread(desk);
  fetch(desk);
}

/** Right nodes above their demand give. */
function spread({ network, work, walk }: Desk): void {
  const { load, demand, rights, root, idle } = network;
  work.linked = true;
  for (;;) {
    work.sources = [];
    let excess = 0;
    for (let j = 0; j < rights; j += 1) {
      if ((load[j] ?? 0) <= (demand[j] ?? 0)) continue;
      work.sources.push(j);
      excess += (load[j] ?? 0) - (demand[j] ?? 0);
    }
    if (excess === 0) return;
    makeRoom(network, work);
    work.room[root] = endless;
    work.room[idle] = endless;
    search(network, work, excess);
    augmentAll(network, work, walk);
  }
}

/** Right nodes below their demand, and dearer than nothing, get; or their price falls to nothing. */
function fetch({ network, work, walk }: Desk): void {
  work.sources = [network.idle];
  work.linked = true;
  for (;;) {
    const missing = makeRoom(network, work);
    if (missing === 0) return;
    search(network, work, Math.ceil(missing / 2));
    makeRoom(network, work);
    augmentAll(network, work, walk);
  }
}

function makeRoom({ load, demand, price, parent, rights }: Network, { room }: Work): number {
  let missing = 0;
  room.fill(0);
  for (let j = 0; j < rights; j += 1) {
    const below = (demand[j] ?? 0) - (load[j] ?? 0);
    if (below <= 0 || (price[j] ?? 0) <= (price[parent[j] ?? 0] ?? 0)) continue;
    room[j] = below;
    missing += below;
  }
  return missing;
}

/**
 * Brings the groups `from` … `to` - 1 to their floors as far as anything can, at the least loss of score. A unit comes
 * from idleness or from where no floor would be broken by giving it.
 */
export function liftToFloors({ network, work, walk }: Desk, from: number, to: number): void {
  const { load, floor } = network;
  work.sources = [network.idle];
  work.linked = true;
  for (;;) {
    let missing = 0;
    work.room.fill(0);
    for (let group = from; group < to; group += 1) {
      const below = Math.max(0, (floor[group] ?? 0) - (load[group] ?? 0));
      work.room[group] = below;
      missing += below;
    }
    if (missing === 0 || search(network, work, Math.ceil(missing / 2)) === null) return;
    augmentAll(network, work, walk);
  }
}

/**
 * Fills most seats, at the least loss of score: a seat left empty now costs `bonus`, and what is then missing comes from
 * idle people. Should chains remain that cost even more, they follow one price after the other.
 */
export function fillSeats(desk: Desk, bonus: number): void {
  const { network, work, walk } = desk;
  const { price, root } = network;
  price[root] = (price[root] ?? 0) - bonus;
  fetch(desk);
  work.sources = [network.idle];
  work.linked = false;
  work.room.fill(0);
  do {
    work.room[root] = endless;
    if (search(network, work, 1) === null) return;
  } while (augmentAll(network, work, walk) > 0);
}
