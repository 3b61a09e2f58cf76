import type { Answer, whoAmI } from '@hamyar/contracts';
import type { Pool } from '@hamyar/db';
import { sessionRow } from './queries.ts';

type Me = NonNullable<Answer<typeof whoAmI>['me']>;

/** The signed-in person as the web shows them. */
export async function presentMe(pool: Pool, sessionId: string): Promise<Me | null> {
  const row = await sessionRow(pool, sessionId);
  if (!row) return null;
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    isVolunteer: row.is_volunteer,
    grants: [...row.grants],
  };
}
