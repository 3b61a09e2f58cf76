import { type Transaction, withTransaction } from '@hamyar/db';
import { mendCode } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService } from '../access/index.ts';
import { hour, networkOf, spendBudget } from '../identity/index.ts';
import { secretHash } from './policy.ts';
import { reporterByKey } from './queries.ts';

/** Wrong keys of one network in an hour, and for one code from wherever: slips of the hand, and no way to sixty bits. */
export const missesPerNetwork = 60;
export const missesPerCode = 20;

export interface ReportKey {
  readonly code: string;
  readonly secret: string;
}

/**
 * Opens a case to whoever holds both its code and its secret. Wrong keys are counted, right ones never.
 * @throws Refusal `complaint.code_wrong`, the same for an unknown code and a wrong secret; `complaint.too_many`
 */
// eslint-disable-next-line hamyar/verb-guards -- the verbs that call it authorise, and their work audits
export async function openByCode<Done>(
  asker: Ctx,
  key: ReportKey,
  address: string,
  work: (ctx: Ctx, tx: Transaction, complaintId: string) => Promise<Done>,
): Promise<Done> {
  const ctx = asService(asker, 'complaint-sides');
  const code = mendCode(key.code);
  const found = await withTransaction(ctx, async (tx) => {
    const reporter = await reporterByKey(tx, { code, secretHash: secretHash(ctx, key.secret) });
    return reporter && { done: await work(ctx, tx, reporter.complaintId) };
  });
  if (found) return found.done;
  await withTransaction(ctx, async (tx) => {
    const miss = { windowSeconds: hour, reason: 'complaint.too_many' as const };
    await spendBudget(ctx, tx, {
      ...miss,
      subject: `report-keys:${networkOf(address)}`,
      most: missesPerNetwork,
    });
    await spendBudget(ctx, tx, { ...miss, subject: `report-key:${code}`, most: missesPerCode });
  });
  throw new Refusal('not_found', 'complaint.code_wrong');
}
