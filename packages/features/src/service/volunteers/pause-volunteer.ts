import type { volunteers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { volunteerBecameAvailable } from './events.ts';
import { moveVolunteer } from './move-volunteer.ts';
import { presentProfile } from './present.ts';
import { lockVolunteer } from './queries.ts';

/** Stops or resumes proposals for the caller. What they accepted before stays theirs. */
export async function pauseVolunteer(ctx: Ctx, paused: boolean): Promise<volunteers.Profile> {
  authorise(ctx, 'volunteer');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const current = await lockVolunteer(tx, accountId);
    if (!current || current.status === 'draft') throw new Refusal('precondition', 'volunteer.no_profile');
    const status = paused ? 'paused' : 'active';
    if (current.status === status) return presentProfile(ctx, tx, current);
    await moveVolunteer(ctx, tx, current.id, status);
    await audit(ctx, tx, {
      action: paused ? 'volunteer.paused' : 'volunteer.resumed',
      targetType: 'volunteer',
      targetId: current.id,
      provinceCode: current.provinceCode,
    });
    if (!paused) await emit(ctx, tx, volunteerBecameAvailable, current.id, { volunteerId: current.id });
    return presentProfile(ctx, tx, { ...current, status });
  });
}
