import type { volunteers } from '@hamyar/contracts';
import { volunteer, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { isBarred } from '../../ground/complaints/index.ts';
import { nameAccount } from '../../ground/identity/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { volunteerBecameAvailable } from './events.ts';
import { moveVolunteer } from './move-volunteer.ts';
import { requireStanding } from './policy.ts';
import { presentProfile } from './present.ts';
import { lockVolunteer } from './queries.ts';

/** The person says that everything is right. A complete draft becomes active; a repeated confirmation changes nothing. */
export async function confirmProfile(ctx: Ctx): Promise<volunteers.Profile> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const current = await lockVolunteer(tx, accountId);
    if (!current) throw new Refusal('precondition', 'volunteer.no_profile');
    requireStanding(current);
    const before = await presentProfile(ctx, tx, current);
    if (before.missing.length > 0) {
      throw new Refusal('precondition', 'volunteer.incomplete', {
        params: { missing: before.missing.join(' ') },
      });
    }
    if (current.status !== 'draft' && current.confirmedAt) return before;
    if (await isBarred(ctx, tx, { accountId, nationalIdIndex: current.nationalIdIndex }))
      throw new Refusal('forbidden', 'volunteer.barred');
    const now = ctx.clock.now();
    const status = current.status === 'draft' ? 'active' : current.status;
    if (!(await moveVolunteer(ctx, tx, current.id, status, { confirmedAt: now })))
      await tx
        .update(volunteer)
        .set({ confirmedAt: now, updatedAt: now })
        .where(eq(volunteer.id, current.id));
    await nameAccount(tx, accountId, `${current.firstName ?? ''} ${current.lastName ?? ''}`.trim());
    await audit(ctx, tx, {
      action: current.status === 'draft' ? 'volunteer.activated' : 'volunteer.confirmed',
      targetType: 'volunteer',
      targetId: current.id,
      provinceCode: current.provinceCode,
    });
    if (status === 'active')
      await emit(ctx, tx, volunteerBecameAvailable, current.id, { volunteerId: current.id });
    return presentProfile(ctx, tx, { ...current, status, confirmedAt: now });
  });
}
