import type { volunteers } from '@hamyar/contracts';
import { volunteer, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import { lockMobileOf } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentProfile } from './present.ts';
import { volunteerOfAccount } from './queries.ts';

/**
 * Joins an imported profile to the person who proved, by a code, that its mobile number is theirs. Where several people
 * share the number nobody is joined: an officer settles it.
 */
export async function claimProfile(asker: Ctx): Promise<volunteers.Profile | null> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  // Nobody may see a profile that is not theirs yet, so a service looks for it.
  const ctx = asService(asker, 'claim-profile');
  return withTransaction(ctx, async (tx) => {
    const mobile = await lockMobileOf(tx, accountId);
    const own = await volunteerOfAccount(tx, accountId);
    if (own) return presentProfile(ctx, tx, own);
    const unclaimed = await tx
      .select()
      .from(volunteer)
      .where(and(eq(volunteer.mobile, mobile ?? ''), isNull(volunteer.accountId)))
      .limit(2)
      .for('update');
    const [found] = unclaimed;
    if (!found || unclaimed.length > 1) return null;
    await tx
      .update(volunteer)
      .set({ accountId, updatedAt: ctx.clock.now() })
      .where(eq(volunteer.id, found.id));
    await audit(asker, tx, {
      action: 'volunteer.claimed',
      targetType: 'volunteer',
      targetId: found.id,
      provinceCode: found.provinceCode,
    });
    return presentProfile(ctx, tx, { ...found, accountId });
  });
}
