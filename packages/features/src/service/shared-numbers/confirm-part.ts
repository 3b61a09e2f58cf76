import type { Answer, sharedNumbers } from '@hamyar/contracts';
import { recordPart, type Transaction, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { passAssignments } from '../assignments/index.ts';
import { passCredentials, recheckCredentials } from '../credentials/index.ts';
import { digestsOf } from '../records/index.ts';
import { isNumberTaken, openRecord, type VolunteerRow } from '../volunteers/index.ts';
import { requireApart } from './policy.ts';
import { lockPart, type PartRow } from './queries.ts';
import { lockShared, weighPart } from './weigh-part.ts';

/** A second officer confirms that a record is two people's; it stands as the first one saw it. */
export async function confirmPart(
  asker: Ctx,
  partId: string,
  version: string,
): Promise<Answer<typeof sharedNumbers.confirmPart>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'part-records');
  return withTransaction(ctx, async (tx) => {
    const found = await lockPart(tx, partId);
    if (!found) throw new Refusal('not_found', 'shared_number.unknown_part');
    const kept = await lockShared(tx, scope, found.keptId);
    if (found.partedAt !== null || found.undoneAt !== null)
      throw new Refusal('conflict', 'shared_number.not_waiting');
    const weighed = await weighPart(ctx, tx, kept);
    requireVersion(version, weighed.version);
    requireVersion(found.version, weighed.version);
    if (found.askedBy === accountIdOf(asker)) throw new Refusal('forbidden', 'shared_number.same_officer');
    requireApart(weighed.problem);
    const partedId = await part(asker, ctx, tx, found, kept);
    await audit(asker, tx, {
      action: 'record_part.parted',
      targetType: 'volunteer',
      targetId: kept.id,
      provinceCode: kept.provinceCode,
      subjectAccountId: kept.accountId,
      detail: {
        partId,
        parted: partedId,
        licences: found.credentialIds.length,
        places: found.assignmentIds.length,
      },
    });
    await tellKept(ctx, tx, kept);
    return { partedId };
  });
}

/** First the second record stands and leads back here: the database lets places go along that way alone. */
async function part(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  found: PartRow,
  kept: VolunteerRow,
): Promise<string> {
  const { firstName, lastName, profession } = found;
  if (firstName === null || lastName === null || profession === null)
    throw new Error('a parting that waits names the second person');
  if (found.mobile !== null && (await isNumberTaken(tx, found.mobile)))
    throw new Refusal('conflict', 'shared_number.number_taken');
  const partedId = ctx.newId();
  const mobile = found.mobile ?? kept.mobile;
  await openRecord(ctx, tx, { id: partedId, firstName, lastName, profession, mobile, livesWith: kept });
  const said = { firstName: null, lastName: null, profession: null, mobile: null };
  await tx
    .update(recordPart)
    .set({ ...said, partedId, partedAt: ctx.clock.now(), partedBy: accountIdOf(asker) })
    .where(eq(recordPart.id, found.id));
  if (found.assignmentIds.length > 0)
    await passAssignments(tx, { volunteerId: kept.id, ids: found.assignmentIds }, partedId);
  if (found.credentialIds.length > 0) {
    const parted = { id: partedId, provinceCode: kept.provinceCode };
    await passCredentials(tx, { volunteerId: kept.id, ids: found.credentialIds }, parted);
    // What an office confirmed was that the number belongs to the other name.
    await recheckCredentials(ctx, tx, { id: partedId, accountId: null });
  }
  await tx
    .update(recordPart)
    .set({ digest: await digestOfBoth(tx, kept.id, partedId) })
    .where(eq(recordPart.id, found.id));
  return partedId;
}

/** Everything under both records, as one text. */
export async function digestOfBoth(tx: Transaction, keptId: string, partedId: string): Promise<string> {
  const digests = await digestsOf(tx, [keptId, partedId]);
  return [keptId, partedId].map((id) => digests.get(id) ?? '').join(' ');
}

/** Whoever signs in as the record hears of it, by text too: it may be news, and wrong. */
async function tellKept(ctx: Ctx, tx: Transaction, kept: VolunteerRow): Promise<void> {
  if (kept.accountId === null) return;
  await notify(ctx, tx, {
    accountId: kept.accountId,
    mobile: kept.mobile,
    provinceCode: kept.provinceCode,
    template: 'record_parted',
    params: {},
    link: linkPaths.inbox(),
  });
}
