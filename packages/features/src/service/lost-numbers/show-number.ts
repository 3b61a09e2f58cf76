import type { Answer, lostNumbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { lineOf } from '../volunteers/index.ts';
import { presentWaiting } from './present.ts';
import { lockPerson, weighNumber } from './weigh-number.ts';

/** Whether the member of a record in reach may get another number, and what waits of it. */
export async function showNumber(
  asker: Ctx,
  volunteerId: string,
): Promise<Answer<typeof lostNumbers.showNumber>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  return withTransaction(ctx, async (tx) => {
    const row = await lockPerson(tx, scope, volunteerId);
    const { waiting, ...weighed } = await weighNumber(ctx, tx, row);
    await audit(asker, tx, {
      action: 'volunteer.seen',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    return { person: lineOf(ctx, row, []), waiting: waiting && presentWaiting(asker, waiting), ...weighed };
  });
}
