import type { Reason } from '@hamyar/contracts/reasons';
import { tehranInstant, today } from '@hamyar/domain';
import type { PublicKey } from './queries.ts';

/** Why a key cannot be declared to be in other hands since the beginning of a day in Tehran; null when it can. */
export function whyNotDeclare(key: PublicKey, day: string, now: Date): Reason | null {
  if (key.compromise) return 'signing.already_compromised';
  return day > today(now) || tehranInstant(day, 1_440) <= key.notBefore ? 'signing.outside_life' : null;
}
