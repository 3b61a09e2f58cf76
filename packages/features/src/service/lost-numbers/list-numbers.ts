import type { Answer, lostNumbers } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { asService, authorise, provincesOf, type Scope } from '../../ground/access/index.ts';
import { type NumberRecovery, waitingNumbers } from '../../ground/authenticators/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lineOf, recordsOfAccounts, type VolunteerRow } from '../volunteers/index.ts';
import { presentWaiting } from './present.ts';

/** Members in reach whose new number waits for a second officer, the oldest first. */
export async function listNumbers(asker: Ctx): Promise<Answer<typeof lostNumbers.listNumbers>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  return withTransaction(ctx, async (tx) => {
    const found = (await waitingIn(ctx, tx, scope)).slice(0, 100);
    return {
      items: found.map(({ asked, row }) => ({
        ...presentWaiting(asker, asked),
        person: lineOf(ctx, row, []),
      })),
    };
  });
}

/** What waits in an officer's provinces, with whose it is; the caller has authorised. */
export async function waitingIn(
  ctx: Ctx,
  tx: Transaction,
  scope: Scope,
): Promise<{ asked: NumberRecovery; row: VolunteerRow }[]> {
  const waiting = await waitingNumbers(ctx, tx);
  const provinces = provincesOf(scope);
  const records = await recordsOfAccounts(
    tx,
    waiting.map(({ accountId }) => accountId),
  );
  const byAccount = new Map(records.map((row) => [row.accountId, row]));
  return waiting.flatMap((asked) => {
    const row = byAccount.get(asked.accountId);
    const isInReach = row && (provinces === null || provinces.includes(row.provinceCode ?? ''));
    return isInReach ? [{ asked, row }] : [];
  });
}
