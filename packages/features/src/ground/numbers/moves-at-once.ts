import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { hasConfirmed } from '../access/index.ts';
import { heldSince } from '../authenticators/index.ts';
import { waitMs } from './policy.ts';

/**
 * Whether another number needs no wait: whoever asks has just shown a passkey or TOTP, and one was there before the wait would
 * have begun. Who holds nothing but the number could else bring one by its text, and be told of by nobody in time.
 */
export const movesAtOnce = async (asker: Ctx, tx: Transaction, accountId: string): Promise<boolean> =>
  hasConfirmed(asker) && (await heldSince(tx, accountId, new Date(asker.clock.now().getTime() - waitMs)));
