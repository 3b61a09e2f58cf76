import { account, type Pool, session, type Transaction } from '@hamyar/db';
import type { Actor, RoleGrant } from '@hamyar/platform';
import { count, eq, sql } from 'drizzle-orm';

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

/** The number of an account; null when there is no such account. */
export async function mobileOf(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx.select({ mobile: account.mobile }).from(account).where(eq(account.id, accountId));
  return row?.mobile ?? null;
}

/** The same, with the account locked until the caller's transaction ends. */
export async function lockMobileOf(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ mobile: account.mobile })
    .from(account)
    .where(eq(account.id, accountId))
    .for('update');
  return row?.mobile ?? null;
}

/** Writes what an account is called; part of the caller's transaction, who has authorised and audits. */
export async function nameAccount(tx: Transaction, accountId: string, name: string): Promise<void> {
  await tx.update(account).set({ displayName: name }).where(eq(account.id, accountId));
}

/** Rows of one kind that are held of somebody, and the last day any of them is kept. */
export interface Holdings {
  readonly count: number;
  readonly retainUntil: string | null;
}

/** What is held of an account's owner here. */
export async function accountHoldings(
  tx: Transaction,
  accountId: string,
): Promise<{ account: Holdings; sessions: Holdings }> {
  const [own] = await tx
    .select({ count: count(), retainUntil: sql<string | null>`max(${account.retainUntil})::text` })
    .from(account)
    .where(eq(account.id, accountId));
  const [open] = await tx
    .select({ count: count(), retainUntil: sql<string | null>`max(${session.expiresAt})::date::text` })
    .from(session)
    .where(eq(session.accountId, accountId));
  const none = { count: 0, retainUntil: null };
  return { account: own ?? none, sessions: open ?? none };
}

/** SQL: whether the account of this id is still kept on a day. For statements of others, over their own rows. */
export const isKeptOn = (accountId: string, day: string): string =>
  `exists (select from account kept where kept.id = ${accountId} and (kept.retain_until < ${day}) is not true)`;
