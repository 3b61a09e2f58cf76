import { account, type Pool, roleGrant, session, type Transaction } from '@hamyar/db';
import { opensOffices } from '@hamyar/domain';
import type { Actor, Clock, RoleGrant, SessionProof, StaffRole } from '@hamyar/platform';
import { and, count, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';

export interface SessionRow {
  readonly accountId: string;
  readonly displayName: string | null;
  readonly isVolunteer: boolean;
  /** Those that this session opens. */
  readonly grants: readonly RoleGrant[];
  readonly proof: SessionProof;
}

/** Where sessions are read, at what time, and by which rule they open offices. */
type Asking = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly settings: Pick<Ctx['settings'], 'textOpensOffices'>;
};

type StoredSession = Omit<SessionRow, 'proof'> & Omit<SessionProof, 'withholdsOffices'>;

/**
 * The one read behind a session: an indexed look-up by a function that opens nothing else. Offices that the session does not
 * open are left out here, so that nobody else has to think of it.
 * @returns null when the session is unknown, over or revoked
 */
export async function sessionRow(asking: Asking, sessionId: string): Promise<SessionRow | null> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) return null;
  const { rows } = await asking.pool.query<StoredSession>({
    name: 'session_actor',
    text: `select account_id as "accountId", display_name as "displayName", is_volunteer as "isVolunteer", grants, factor,
      confirmed_at as "confirmedAt", opened_at as "openedAt", has_factor as "hasFactor" from session_actor($1, $2)`,
    values: [sessionId, asking.clock.now()],
  });
  const [row] = rows;
  if (!row) return null;
  const { factor, confirmedAt, openedAt, hasFactor, grants, ...person } = row;
  const opens = opensOffices(factor) || asking.settings.textOpensOffices;
  const withholdsOffices = !opens && grants.length > 0;
  return {
    ...person,
    grants: opens ? grants : [],
    proof: { factor, confirmedAt, openedAt, hasFactor, withholdsOffices },
  };
}

/** Who stands behind a session, read on every request; null when it is unknown, over or revoked. */
export async function actorOfSession(asking: Asking, sessionId: string): Promise<Actor | null> {
  const row = await sessionRow(asking, sessionId);
  if (!row) return null;
  const { accountId, isVolunteer, grants, proof } = row;
  const person = { accountId, sessionId, isVolunteer, proof };
  return grants.length === 0 ? { kind: 'person', ...person } : { kind: 'staff', ...person, grants };
}

/** The number of an account; null when there is no such account, or it is erased. */
export async function mobileOf(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ mobile: account.mobile })
    .from(account)
    .where(and(eq(account.id, accountId), isNull(account.erasedAt)));
  return row?.mobile ?? null;
}

/** The account behind a number (E.164); null when there is none. */
export async function accountWithMobile(tx: Transaction, mobile: string): Promise<string | null> {
  const [row] = await tx.select({ id: account.id }).from(account).where(eq(account.mobile, mobile));
  return row?.id ?? null;
}

/** Whether somebody holds an office, or will. */
export const holdsOffice = async (tx: Transaction, accountId: string, now: Date): Promise<boolean> =>
  (await officesOf(tx, accountId, now)).length > 0;

/** Offices that somebody holds, or will. */
export async function officesOf(
  tx: Transaction,
  accountId: string,
  now: Date,
): Promise<{ role: StaffRole; provinceCode: string | null }[]> {
  const rows = await tx
    .select({ role: roleGrant.role, provinceCode: roleGrant.provinceCode })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, accountId), or(isNull(roleGrant.validTo), gt(roleGrant.validTo, now))))
    .limit(50);
  // The database keeps the closed list of roles.
  return rows.map(({ role, provinceCode }) => ({ role: role as StaffRole, provinceCode }));
}

/** Ends the sessions of an account, but for one of them; part of the caller's transaction, who has authorised and audits. */
export async function endSessions(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  why: { reason: string; except?: string },
): Promise<void> {
  await tx
    .update(session)
    .set({ revokedAt: ctx.clock.now(), revokedReason: why.reason })
    .where(
      and(
        eq(session.accountId, accountId),
        isNull(session.revokedAt),
        why.except === undefined ? undefined : ne(session.id, why.except),
      ),
    );
}

/** The number of an account, which is locked until the caller's transaction ends; null when there is no such account. */
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

/** SQL: whether a grant of this alias holds at an instant and is not suspended. For statements of others. */
export const grantHolds = (grant: string, at: string): string =>
  `${grant}.valid_from <= ${at} and (${grant}.valid_to is null or ${grant}.valid_to > ${at})
    and (${grant}.suspended_until is null or ${grant}.suspended_until <= ${at})`;

/** What the accounts behind numbers are called, by number; one that nobody named is left out. */
export async function namesOfMobiles(
  tx: Transaction,
  mobiles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ mobile: account.mobile, name: account.displayName })
    .from(account)
    .where(and(inArray(account.mobile, [...mobiles]), isNotNull(account.displayName)));
  return new Map(rows.flatMap(({ mobile, name }) => (mobile && name ? [[mobile, name] as const] : [])));
}
