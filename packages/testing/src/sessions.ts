import { type Factor } from '@hamyar/domain';
import { actorOfSession } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { systemChance } from '@hamyar/platform';
import type { World } from './world.ts';

/** A session of an account at the world's time, and whoever acts in it as each request finds them. */
export async function openedSession(
  world: World,
  accountId: string,
  factor: Factor = 'text',
): Promise<{ readonly sessionId: string; act(): Promise<Ctx> }> {
  const sessionId = systemChance.newId();
  const now = world.clock.now();
  await world.owner.query(
    `insert into session (id, account_id, created_at, expires_at, factor, confirmed_at)
     values ($1, $2, $3, now() + interval '30 days', $4, $5)`,
    [sessionId, accountId, now, factor, factor === 'text' ? null : now],
  );
  return {
    sessionId,
    async act() {
      const actor = await actorOfSession(world, sessionId);
      if (!actor) throw new Error('the session is over');
      return world.as(actor);
    },
  };
}
