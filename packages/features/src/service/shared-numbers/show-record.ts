import type { Answer, sharedNumbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { credentialStatus, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import { accountNames } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { maskNumber } from '../credentials/index.ts';
import { lineOf } from '../volunteers/index.ts';
import { officersOf, presentPart } from './present.ts';
import { waitingPart } from './queries.ts';
import { lockShared, weighPart } from './weigh-part.ts';

/** What of a record in reach may be a second person's, as parting it would find it. */
export async function showRecord(
  asker: Ctx,
  volunteerId: string,
): Promise<Answer<typeof sharedNumbers.showRecord>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'part-records');
  return withTransaction(ctx, async (tx) => {
    const row = await lockShared(tx, scope, volunteerId);
    const { licences, places, problem, version } = await weighPart(ctx, tx, row);
    await audit(asker, tx, {
      action: 'volunteer.seen',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
    });
    const found = await waitingPart(tx, row.id);
    const names = await accountNames(tx, found ? officersOf([found]) : []);
    const day = today(ctx.clock.now());
    return {
      person: { ...lineOf(ctx, row, licences), hasAccount: row.accountId !== null },
      licences: licences.map((licence) => ({
        credentialId: licence.id,
        profession: licence.profession,
        numberMasked: maskNumber(licence.numberTail),
        status: credentialStatus(licence, day),
      })),
      places: places.map((place) => ({
        assignmentId: place.id,
        need: place.need,
        startsAt: place.startsAt.toISOString(),
      })),
      problem,
      waiting: found && {
        ...presentPart(ctx, found, { kept: row, parted: null }, names),
        mayConfirm: found.askedBy !== accountIdOf(asker),
      },
      version,
    };
  });
}
