import type { Pool } from '@hamyar/db';
import type { Actor, RoleGrant } from '@hamyar/platform';

/**
 * Who stands behind a session, read on every request: one indexed look-up by a function that opens nothing else.
 * @returns null when the session is unknown, over or revoked
 */
export async function actorOfSession(pool: Pool, sessionId: string): Promise<Actor | null> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) return null;
  const { rows } = await pool.query<{ account_id: string; is_volunteer: boolean; grants: RoleGrant[] }>({
    name: 'session_actor',
    text: 'select account_id, is_volunteer, grants from session_actor($1)',
    values: [sessionId],
  });
  const row = rows[0];
  if (!row) return null;
  const person = { accountId: row.account_id, sessionId, isVolunteer: row.is_volunteer };
  return row.grants.length === 0
    ? { kind: 'person', ...person }
    : { kind: 'staff', ...person, grants: row.grants };
}
