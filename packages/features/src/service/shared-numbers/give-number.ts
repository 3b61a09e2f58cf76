import type { HandlerInput, sharedNumbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { isNumberTaken, writeNumber } from '../volunteers/index.ts';
import { readMobile } from './policy.ts';
import { lockShared, weighPart } from './weigh-part.ts';

/**
 * Gives somebody who shares a number with another one of their own. Nobody signs in by it yet: whoever proves it by a code finds
 * the record. Whoever signs in changes their number by themselves.
 */
export async function giveNumber(
  asker: Ctx,
  volunteerId: string,
  body: HandlerInput<typeof sharedNumbers.giveNumber>['body'],
): Promise<void> {
  const scope = authorise(asker, 'records.manage');
  const mobile = readMobile(body.mobile);
  const ctx = asService(asker, 'part-records');
  await withTransaction(ctx, async (tx) => {
    const row = await lockShared(tx, scope, volunteerId);
    requireVersion(body.version, (await weighPart(ctx, tx, row)).version);
    if (row.accountId !== null) throw new Refusal('precondition', 'shared_number.signs_in');
    if (await isNumberTaken(tx, mobile)) throw invalidField('mobile', 'shared_number.number_taken');
    await writeNumber(ctx, tx, row.id, mobile);
    await audit(asker, tx, {
      action: 'volunteer.number_given',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { reason: body.reason },
    });
  });
}
