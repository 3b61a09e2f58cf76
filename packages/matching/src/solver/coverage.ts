import { auction } from './auction.ts';
import { fillSeats, newDesk } from './balance.ts';
import { adopt, openNetwork } from './network.ts';
import type { TransportProblem } from './problem.ts';

/** How often, about, a seat changes hands before exchanges take over. */
const rounds = 4;

/**
 * The right nodes that are short of people: 1 where some idle person could take a seat, by a chain of exchanges, if
 * only there were one. In any plan of most units they are all full (Kőnig). Elsewhere people are what is short, and
 * there a bonus on every unit cannot start a war of prices.
 */
export function scarceSeats(problem: TransportProblem): Uint8Array {
  const edgeScore = new Int32Array(problem.edgeRight.length);
  const bare = { ...problem, edgeScore, tiers: undefined };
  const network = openNetwork(bare);
  const opening = new Float64Array(network.rights).fill(-rounds);
  adopt(network, auction(bare, network.left, 1, opening).won);
  return fillSeats(newDesk(network));
}
