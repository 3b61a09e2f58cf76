import type { Pool } from '@hamyar/db';
import type { Actor, RoleGrant } from '@hamyar/platform';

export interface SessionRow {
  readonly accountId: string;
  readonly displayName: string | null;
  readonly isVolunteer: boolean;
  readonly grants: readonly RoleGrant[];
}

/**
 * The one read behind a session: an indexed look-up by a function that opens nothing else.
 * @returns null when the session is unknown, over or revoked
 */
export async function sessionRow(pool: Pool, sessionId: string): Promise<SessionRow | null> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) return null;
  const { rows } = await pool.query<SessionRow>({
    name: 'session_actor',
    text: 'select account_id as "accountId", display_name as "displayName", is_volunteer as "isVolunteer", grants from session_actor($1)',
    values: [sessionId],
  });
  return rows[0] ?? null;
}

/** Who stands behind a session, read on every request; null when it is unknown, over or revoked. */
export async function actorOfSession(pool: Pool, sessionId: string): Promise<Actor | null> {
  const row = await sessionRow(pool, sessionId);
  if (!row) return null;
  const person = { accountId: row.accountId, sessionId, isVolunteer: row.isVolunteer };
  return row.grants.length === 0
    ? { kind: 'person', ...person }
    : { kind: 'staff', ...person, grants: row.grants };
}
