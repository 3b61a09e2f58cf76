import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import { refuseNumber as refuseAsked } from '../../ground/authenticators/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lockWaiting } from './lock-waiting.ts';

/** Says that it is not they, or takes one's own asking back: nothing changes. */
export async function refuseNumber(asker: Ctx, recoveryId: string, version: string): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  await withTransaction(ctx, async (tx) => {
    const { asked, row } = await lockWaiting(ctx, tx, { scope, recoveryId, version });
    await refuseAsked(ctx, tx, asked);
    await audit(asker, tx, {
      action: 'lost_number.refused',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
      detail: { recoveryId },
    });
  });
}
