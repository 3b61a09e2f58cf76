import { staffTermsVersion } from '@hamyar/domain';
import type { Ctx } from '@hamyar/features/kit/feature';
import { type Actor, type RoleGrant, systemChance } from '@hamyar/platform';
import type { World } from './world.ts';

/** Somebody with a number, who may hold offices or none. */
export interface Someone {
  readonly accountId: string;
  readonly mobile: string;
  /** As they act now: with the offices that they hold at the world's time. */
  act(): Promise<Ctx>;
}

/** Numbers are counted, not drawn: thousands drawn by chance meet. */
let peopleMade = 0;

/** A person with an account and no office. */
export async function someone(world: World): Promise<Someone> {
  const accountId = systemChance.newId();
  const mobile = `+98993${String(++peopleMade).padStart(7, '0')}`;
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  return { accountId, mobile, act: async () => world.as(await actorOf(world, accountId)) };
}

async function actorOf(world: World, accountId: string): Promise<Actor> {
  const sessionId = systemChance.newId();
  await world.owner.query(
    "insert into session (id, account_id, expires_at) values ($1, $2, now() + interval '30 days')",
    [sessionId, accountId],
  );
  const { rows } = await world.owner.query<{
    grants: RoleGrant[];
  }>('select grants from session_actor($1, $2)', [sessionId, world.clock.now()]);
  const grants = rows[0]?.grants ?? [];
  const person = { accountId, sessionId, isVolunteer: false };
  return grants.length === 0 ? { kind: 'person', ...person } : { kind: 'staff', ...person, grants };
}

/** What somebody sends who has read what they accept. */
export const agreement = { agreed: true, termsVersion: staffTermsVersion } as const;
