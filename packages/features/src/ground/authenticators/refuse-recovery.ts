import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { asService, authorise } from '../access/index.ts';
import { lockCase, presentRecoveryCase, recoveryVersion } from './lock-case.ts';
import { moveRecovery } from './move-recovery.ts';

/** Says that it is not they: nothing changes, and they may ask again. */
export async function refuseRecovery(
  asker: Ctx,
  recoveryId: string,
  version: string,
): Promise<Answer<typeof authenticators.refuseRecovery>> {
  authorise(asker, 'staff.manage');
  const ctx = asService(asker, 'account-recovery');
  return withTransaction(ctx, async (tx) => {
    const found = await lockCase(ctx, tx, asker, recoveryId);
    requireVersion(version, recoveryVersion(found.row));
    const row = await moveRecovery(tx, found.row.id, 'refused', { decidedAt: ctx.clock.now() });
    await audit(asker, tx, {
      action: 'recovery.refused',
      targetType: 'account_recovery',
      targetId: row.id,
      detail: { accountId: row.accountId },
    });
    return { recovery: presentRecoveryCase(asker, { ...found, row }) };
  });
}
