import type { Answer, volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { credentialStatus, today } from '@hamyar/domain';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { licencesOf, maskNumber } from '../credentials/index.ts';
import { lineOf } from './list-volunteers.ts';
import { volunteerById, windowsOfVolunteer } from './queries.ts';

/** One volunteer in the officer's reach; elsewhere, and while a draft, they do not exist. */
export async function showVolunteer(
  ctx: Ctx,
  volunteerId: string,
): Promise<Answer<typeof volunteers.show>['person']> {
  const scope = authorise(ctx, 'volunteers.read');
  return withTransaction(ctx, async (tx) => {
    const row = await volunteerById(tx, volunteerId);
    if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
    withinScope(scope, row.provinceCode ?? '');
    const day = today(ctx.clock.now());
    const licences = await licencesOf(tx, row.id);
    return {
      ...lineOf(ctx, row, licences),
      radiusKm: row.radiusKm,
      isRemote: row.isRemote,
      windows: await windowsOfVolunteer(tx, row.id),
      weeklyHoursCap: row.weeklyHoursCap,
      languages: row.languages,
      gender: row.gender,
      source: row.source,
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      joinedAt: row.createdAt.toISOString(),
      credentials: licences.map((licence) => ({
        id: licence.id,
        profession: licence.profession,
        issuingBody: licence.issuingBody,
        numberMasked: maskNumber(licence.numberTail),
        validTo: licence.validTo,
        status: credentialStatus(licence, day),
      })),
    };
  });
}
