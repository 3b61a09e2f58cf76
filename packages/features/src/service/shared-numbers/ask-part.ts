import type { Answer, HandlerInput, sharedNumbers } from '@hamyar/contracts';
import { recordPart, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { isNumberTaken, isProfession } from '../volunteers/index.ts';
import { readMobile, readNames, requireApart } from './policy.ts';
import { waitingPart } from './queries.ts';
import { lockShared, weighPart } from './weigh-part.ts';

/** Says, as the first of two officers, that a record is two people's, who the second one is and what is theirs. */
export async function askPart(
  asker: Ctx,
  volunteerId: string,
  body: HandlerInput<typeof sharedNumbers.askPart>['body'],
): Promise<Answer<typeof sharedNumbers.askPart>> {
  const scope = authorise(asker, 'records.manage');
  const names = readNames(body);
  const { profession, reason, version } = body;
  if (!isProfession(profession)) throw invalidField('profession', 'profession.unknown');
  const mobile = body.mobile?.trim() ? readMobile(body.mobile) : null;
  const ctx = asService(asker, 'part-records');
  return withTransaction(ctx, async (tx) => {
    const row = await lockShared(tx, scope, volunteerId);
    const weighed = await weighPart(ctx, tx, row);
    requireVersion(version, weighed.version);
    if (await waitingPart(tx, row.id)) throw new Refusal('conflict', 'shared_number.waiting');
    requireApart(weighed.problem);
    const [credentialIds, assignmentIds] = [unique(body.credentialIds), unique(body.assignmentIds)];
    const known = new Set([...weighed.licences, ...weighed.places].map(({ id }) => id));
    if ([...credentialIds, ...assignmentIds].some((id) => !known.has(id)))
      throw new Refusal('conflict', 'shared_number.not_of_record');
    if (mobile !== null && (await isNumberTaken(tx, mobile)))
      throw invalidField('mobile', 'shared_number.number_taken');
    const id = ctx.newId();
    await tx.insert(recordPart).values({
      id,
      keptId: row.id,
      ...names,
      profession,
      mobile,
      credentialIds,
      assignmentIds,
      reason,
      version,
      askedBy: accountIdOf(asker),
      askedAt: ctx.clock.now(),
    });
    await audit(asker, tx, {
      action: 'record_part.asked',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: row.accountId,
      detail: { partId: id, licences: credentialIds.length, places: assignmentIds.length },
    });
    return { partId: id };
  });
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
