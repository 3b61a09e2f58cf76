import { recordMerge, type Transaction } from '@hamyar/db';
import { mergeFields } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountIdOf } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { endingOffers, endOffers, passAssignments } from '../assignments/index.ts';
import { moveCredentials, passCredentials } from '../credentials/index.ts';
import { leadRecords, moveVolunteer, swapFields, volunteerById } from '../volunteers/index.ts';
import { digestsOf, followersOf, type MergeRow } from './queries.ts';
import type { Pair } from './weigh-merge.ts';

/**
 * Makes two records one; part of the caller's transaction, who has authorised, weighed them and holds both. First the other one
 * leads here: the database lets places go along that way alone.
 */
export async function joinRecords(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  merge: Pick<MergeRow, 'id' | 'taken'>,
  { kept, other }: Pair,
): Promise<void> {
  const now = ctx.clock.now();
  const ending = await endingOffers(ctx, tx, kept.id, other.id);
  await endOffers(ctx, tx, ending, 'not_needed', { endedBy: 'officer', template: 'offer_joined' });
  await moveVolunteer(ctx, tx, other.id, 'draft', { mergedInto: kept.id });
  await leadRecords(tx, await followersOf(tx, other.id), kept.id);
  const taken = mergeFields.filter((field) => merge.taken.includes(field));
  await swapFields(ctx, tx, [kept, other], taken);
  const stays = taken.includes('place') ? other.provinceCode : kept.provinceCode;
  if (stays !== kept.provinceCode) await moveCredentials(tx, kept.id, stays);
  const credentialIds = await passCredentials(
    tx,
    { volunteerId: other.id },
    { id: kept.id, provinceCode: stays },
  );
  const assignmentIds = await passAssignments(tx, { volunteerId: other.id }, kept.id);
  const digest = (await digestsOf(tx, [kept.id])).get(kept.id) ?? '';
  await tx
    .update(recordMerge)
    .set({
      mergedAt: now,
      mergedBy: accountIdOf(asker),
      was: other.status,
      credentialIds,
      assignmentIds,
      digest,
    })
    .where(eq(recordMerge.id, merge.id));
  await audit(asker, tx, {
    action: 'record_merge.joined',
    targetType: 'volunteer',
    targetId: kept.id,
    provinceCode: stays,
    subjectAccountId: kept.accountId ?? other.accountId,
    detail: {
      mergeId: merge.id,
      merged: other.id,
      taken,
      licences: credentialIds.length,
      places: assignmentIds.length,
      endedOffers: ending.length,
    },
  });
  await tellPerson(ctx, tx, kept.id, other.id);
}

/** Whoever signs in as either hears of it, by text too: it may be news, and wrong. */
async function tellPerson(ctx: Ctx, tx: Transaction, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    const row = await volunteerById(tx, id);
    if (!row?.accountId) continue;
    await notify(ctx, tx, {
      accountId: row.accountId,
      mobile: row.mobile,
      provinceCode: row.provinceCode,
      template: 'records_joined',
      params: {},
      link: linkPaths.inbox(),
    });
  }
}
