import type { volunteers } from '@hamyar/contracts';
import { type Transaction, volunteer, withTransaction } from '@hamyar/db';
import { hasSlept, knowsRecord } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import { bindBars } from '../../ground/complaints/index.ts';
import { lockMobileOf } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { handOverCredentials } from '../credentials/index.ts';
import { mayBeOne } from './policy.ts';
import { presentProfile } from './present.ts';
import { volunteerOfAccount, type VolunteerRow } from './queries.ts';

/**
 * Joins an imported profile to the person who proved, by a code, that its mobile number is theirs. A draft of theirs
 * becomes part of it. Where several people share the number, or the draft names somebody else, nobody is joined: they
 * stand in the officers' list of conflicts. A record that lay for long is not joined by the number alone.
 */
export async function claimProfile(asker: Ctx): Promise<volunteers.Profile | null> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  // Nobody may see a profile that is not theirs yet, so a service looks for it.
  const ctx = asService(asker, 'claim-profile');
  return withTransaction(ctx, async (tx) => {
    const mobile = await lockMobileOf(tx, accountId);
    if (mobile !== null) await bindBars(ctx, tx, [{ accountId, mobile }]);
    const own = await volunteerOfAccount(tx, accountId);
    if (own && (own.status !== 'draft' || own.mergedInto !== null)) return presentProfile(ctx, tx, own);
    const unclaimed = await tx
      .select()
      .from(volunteer)
      .where(
        and(eq(volunteer.mobile, mobile ?? ''), isNull(volunteer.accountId), isNull(volunteer.mergedInto)),
      )
      .limit(2)
      .for('update');
    const [found] = unclaimed;
    if (!found || unclaimed.length > 1 || (own && !mayBeOne(found, own)) || !mayClaim(ctx, found, own))
      return own && presentProfile(ctx, tx, own);
    if (own) await dropDraft(tx, own.id, found);
    await tx
      .update(volunteer)
      .set({ accountId, updatedAt: ctx.clock.now() })
      .where(eq(volunteer.id, found.id));
    await audit(asker, tx, {
      action: 'volunteer.claimed',
      targetType: 'volunteer',
      targetId: found.id,
      provinceCode: found.provinceCode,
      ...(own && { detail: { mergedDraft: own.id } }),
    });
    return presentProfile(ctx, tx, { ...found, accountId });
  });
}

/**
 * Whether a number alone joins a record. One that nobody claimed for long may be of whoever had the number before: its owner
 * writes first what the record knows, or goes to the office.
 */
const mayClaim = (ctx: Ctx, record: VolunteerRow, own: VolunteerRow | null): boolean =>
  !hasSlept(record.createdAt, ctx.clock.now(), ctx.settings.numberSleepsAfterDays) ||
  (own !== null && knowsRecord(factsOf(own), factsOf(record)));

const factsOf = ({ nationalIdIndex, bornOn }: VolunteerRow) => ({ paperIndex: nationalIdIndex, bornOn });

/** The office's record goes before what somebody began to write; a licence they gave goes with them and is still looked at. */
async function dropDraft(tx: Transaction, draftId: string, record: VolunteerRow): Promise<void> {
  await handOverCredentials(tx, draftId, record);
  await tx.delete(volunteer).where(and(eq(volunteer.id, draftId), eq(volunteer.status, 'draft')));
}
