import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import type { Waiting } from '../../kit/waiting-work.ts';
import { asService, authorise } from '../access/index.ts';
import { openRecoveries } from './lock-case.ts';

/** Colleagues who have lost every way in and wait for two officers. */
export async function measureRecoveries(asker: Ctx): Promise<Waiting> {
  authorise(asker, 'staff.manage');
  const open = await withTransaction(asService(asker, 'account-recovery'), (tx) => openRecoveries(asker, tx));
  return { count: open.length, since: open[0]?.row.askedAt ?? null };
}
