import type { Answer, whoAmI } from '@hamyar/contracts';
import type { Pool } from '@hamyar/db';
import { actorOfSession } from './queries.ts';

type Me = NonNullable<Answer<typeof whoAmI>['me']>;

/** The signed-in person as the web shows them. */
export async function presentMe(pool: Pool, sessionId: string): Promise<Me | null> {
  const { rows } = await pool.query<{ display_name: string | null }>({
    name: 'session_name',
    text: 'select display_name from session_actor($1)',
    values: [sessionId],
  });
  const actor = await actorOfSession(pool, sessionId);
  if (!actor || (actor.kind !== 'person' && actor.kind !== 'staff')) return null;
  return {
    accountId: actor.accountId,
    displayName: rows[0]?.display_name ?? null,
    isVolunteer: actor.isVolunteer,
    grants: actor.kind === 'staff' ? [...actor.grants] : [],
  };
}
