import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { ageStanding, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise, withinScope } from '../../ground/access/index.ts';
import { agreementOf } from '../../ground/consents/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { guardianOf } from '../guardians/index.ts';
import { presentPerson } from './present.ts';
import { volunteerById } from './queries.ts';

/** One volunteer in the officer's reach; elsewhere, and while a draft, they do not exist. */
export async function showVolunteer(
  ctx: Ctx,
  volunteerId: string,
): Promise<Answer<typeof volunteers.show>['person']> {
  const scope = authorise(ctx, 'volunteers.read');
  return withTransaction(ctx, async (tx) => {
    const found = await volunteerById(tx, volunteerId);
    // A record that was joined with another is that one.
    const row = found?.mergedInto ? await volunteerById(tx, found.mergedInto) : found;
    if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
    withinScope(scope, row.provinceCode);
    await audit(ctx, tx, {
      action: 'volunteer.seen',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    return {
      ...(await presentPerson(ctx, tx, row)),
      agreement: await agreementOf(tx, row.accountId),
      age: ageStanding(row.adultOn, today(ctx.clock.now())),
      guardian: await guardianOf(tx, row.id),
    };
  });
}
