import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { openRecoveries, presentRecovery } from './lock-case.ts';

/** Those whose every office the reader may give. */
export async function listRecoveries(asker: Ctx): Promise<Answer<typeof authenticators.listRecoveries>> {
  authorise(asker, 'staff.manage');
  const ctx = asService(asker, 'account-recovery');
  return withTransaction(ctx, async (tx) => ({
    items: (await openRecoveries(asker, tx)).map(presentRecovery),
  }));
}
