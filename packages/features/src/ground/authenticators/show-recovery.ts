import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { lockCase, presentRecoveryCase } from './lock-case.ts';

/** One that the reader may decide on. */
export async function showRecovery(
  asker: Ctx,
  recoveryId: string,
): Promise<Answer<typeof authenticators.showRecovery>> {
  authorise(asker, 'staff.manage');
  const ctx = asService(asker, 'account-recovery');
  return withTransaction(ctx, async (tx) => ({
    recovery: presentRecoveryCase(asker, await lockCase(ctx, tx, asker, recoveryId)),
  }));
}
