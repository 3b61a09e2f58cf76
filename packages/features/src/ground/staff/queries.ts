import { roleGrant, staffInvitation, type Transaction } from '@hamyar/db';
import { type InvitationKind, liveInvitationStates, type StaffRoleCode } from '@hamyar/domain';
import { and, desc, eq, gt, inArray, isNull, lt, not, or } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import { accountIdOf, provincesOf, type Scope, withinScope } from '../access/index.ts';
import { mobileOf } from '../identity/index.ts';
import { type Giver, heldBy } from './policy.ts';

export type InvitationRow = typeof staffInvitation.$inferSelect;

/** A grant with what its invitation says of it. */
export interface GrantRow {
  readonly id: string;
  readonly accountId: string;
  readonly role: StaffRoleCode;
  readonly provinceCode: string | null;
  readonly countyCodes: string[] | null;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly kind: InvitationKind;
  readonly forName: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly invitationId: string;
  readonly enderName: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly suspendedUntil: Date | null;
  /** What waits for a second person about this office; null: nothing. */
  readonly waitingChangeId: string | null;
  /** Exact to the microsecond, which a Date is not. */
  readonly keyAt: string;
}

const grantColumns = `g.id, g.account_id as "accountId", g.role, g.province_code as "provinceCode", g.county_codes as "countyCodes",
  coalesce(g.holder_name, i.name) as name, i.mobile, coalesce(i.kind, 'new') as kind, f.holder_name as "forName",
  g.valid_from as "validFrom", g.valid_to as "validTo", g.invitation_id as "invitationId", g.ender_name as "enderName",
  g.ended_at as "endedAt", g.end_reason as "endReason",
  g.suspended_until as "suspendedUntil",
  (select c.id from staff_change c where c.grant_id = g.id and c.state = 'waiting') as "waitingChangeId",
  to_char(g.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "keyAt"`;
const grantTables = `role_grant g left join staff_invitation i on i.id = g.invitation_id
  left join role_grant f on f.id = i.grant_id`;

export const unknownGrant = () => new Refusal('not_found', 'grant.unknown');
export const unknownInvitation = () => new Refusal('not_found', 'invitation.unknown');

/** Whoever acts, as the rules of giving see them. */
export async function giverOf(ctx: Ctx, tx: Transaction): Promise<Giver> {
  const accountId = accountIdOf(ctx);
  const mobile = accountId === null ? null : await mobileOf(tx, accountId);
  return { accountId, mobile, held: heldBy(ctx.actor) };
}

interface GrantFilter {
  /** Grants that held at some time from the one instant and before the other; null: of all times. */
  readonly during: { from: Date; to: Date } | null;
  readonly provinceCode: string | undefined;
  readonly role: StaffRoleCode | undefined;
  readonly after: { at: string; id: string } | null;
  readonly limit: number;
}

/** Offices in reach, those that began last first; keyset by their beginning. */
export async function grantPage(tx: Transaction, scope: Scope, filter: GrantFilter): Promise<GrantRow[]> {
  const { during, after } = filter;
  const page = statement('staff_grants', [])
    .where('s', provincesOf(scope), (p) => `g.province_code = any(${p})`)
    .where('f', during?.from, (p) => `(g.valid_to is null or g.valid_to > ${p})`)
    .where('t', during?.to, (p) => `g.valid_from < ${p}`)
    .where('p', filter.provinceCode, (p) => `g.province_code = ${p}`)
    .where('r', filter.role, (p) => `g.role = ${p}`);
  if (after) {
    const id = page.value(after.id);
    page.where('a', after.at, (p) => `(g.valid_from, g.id) < (${p}::timestamptz, ${id}::uuid)`);
  }
  const limit = page.value(filter.limit);
  const { rows } = await tx.$client.query<GrantRow>(
    page.build(
      (conditions) => `select ${grantColumns} from ${grantTables}
        where ${conditions} order by g.valid_from desc, g.id desc limit ${limit}`,
    ),
  );
  return rows;
}

/** One office in reach. @throws Refusal `grant.unknown` */
export async function grantById(tx: Transaction, scope: Scope, grantId: string): Promise<GrantRow> {
  const { rows } = await tx.$client.query<GrantRow>({
    name: 'staff_grant',
    text: `select ${grantColumns} from ${grantTables} where g.id = $1`,
    values: [grantId],
  });
  const [row] = rows;
  if (!row) throw unknownGrant();
  withinScope(scope, row.provinceCode);
  return row;
}

/** The same, locked until the end of the transaction. */
export async function lockGrant(tx: Transaction, scope: Scope, grantId: string): Promise<GrantRow> {
  await tx.select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.id, grantId)).for('update');
  return grantById(tx, scope, grantId);
}

/** One office of its holder; null for everybody else's. */
export async function grantOfHolder(
  tx: Transaction,
  accountId: string,
  grantId: string,
): Promise<GrantRow | null> {
  const { rows } = await tx.$client.query<GrantRow>({
    name: 'staff_grant_own',
    text: `select ${grantColumns} from ${grantTables} where g.id = $1 and g.account_id = $2`,
    values: [grantId, accountId],
  });
  return rows[0] ?? null;
}

/** Every office of its holder, the latest first. */
export async function grantsOfHolder(tx: Transaction, accountId: string): Promise<GrantRow[]> {
  const { rows } = await tx.$client.query<GrantRow>({
    name: 'staff_grants_own',
    text: `select ${grantColumns} from ${grantTables} where g.account_id = $1 order by g.valid_from desc, g.id desc limit 50`,
    values: [accountId],
  });
  return rows;
}

/** Every office of a person in reach, the latest first. */
export async function historyOf(tx: Transaction, scope: Scope, accountId: string): Promise<GrantRow[]> {
  const history = statement('staff_history', [accountId]).where(
    's',
    provincesOf(scope),
    (p) => `g.province_code = any(${p})`,
  );
  const { rows } = await tx.$client.query<GrantRow>(
    history.build(
      (conditions) => `select ${grantColumns} from ${grantTables}
        where g.account_id = $1 and ${conditions} order by g.valid_from desc, g.id desc limit 100`,
    ),
  );
  return rows;
}

/** An invitation with whose place it is. */
export interface OfferRow {
  readonly invitation: InvitationRow;
  readonly forName: string | null;
}

function offers(tx: Transaction) {
  return tx
    .select({ invitation: staffInvitation, forName: roleGrant.holderName })
    .from(staffInvitation)
    .leftJoin(roleGrant, eq(roleGrant.id, staffInvitation.grantId));
}

/** Invitations in reach, the newest first. */
export function invitationPage(
  tx: Transaction,
  scope: Scope,
  input: { isOver: boolean; before: string | null; limit: number },
): Promise<OfferRow[]> {
  const provinces = provincesOf(scope);
  const isLive = inArray(staffInvitation.state, liveInvitationStates);
  return offers(tx)
    .where(
      and(
        input.isOver ? not(isLive) : isLive,
        provinces ? inArray(staffInvitation.provinceCode, [...provinces]) : undefined,
        input.before === null ? undefined : lt(staffInvitation.id, input.before),
      ),
    )
    .orderBy(desc(staffInvitation.id))
    .limit(input.limit);
}

/** One invitation in reach. @throws Refusal `invitation.unknown` */
export async function invitationById(tx: Transaction, scope: Scope, id: string): Promise<OfferRow> {
  const [row] = await offers(tx).where(eq(staffInvitation.id, id));
  if (!row) throw unknownInvitation();
  withinScope(scope, row.invitation.provinceCode);
  return row;
}

/** The same, locked until the end of the transaction. */
export async function lockInvitation(tx: Transaction, scope: Scope, id: string): Promise<InvitationRow> {
  await tx
    .select({ id: staffInvitation.id })
    .from(staffInvitation)
    .where(eq(staffInvitation.id, id))
    .for('update');
  return (await invitationById(tx, scope, id)).invitation;
}

/** Invitations to a number that it can answer at an instant. */
export function openFor(tx: Transaction, mobile: string, now: Date): Promise<OfferRow[]> {
  return offers(tx)
    .where(
      and(
        eq(staffInvitation.mobile, mobile),
        eq(staffInvitation.state, 'open'),
        gt(staffInvitation.expiresAt, now),
      ),
    )
    .orderBy(desc(staffInvitation.id))
    .limit(20);
}

/** An invitation to a number, locked. @throws Refusal `invitation.unknown` for everybody else's */
export async function lockOwn(
  tx: Transaction,
  mobile: string | null,
  invitationId: string,
): Promise<InvitationRow> {
  const [row] = await tx
    .select()
    .from(staffInvitation)
    .where(eq(staffInvitation.id, invitationId))
    .for('update');
  if (!row || mobile === null || row.mobile !== mobile) throw unknownInvitation();
  return row;
}

/** An office by its id, for acts that were shown it by an invitation; locked. */
export async function grantOf(tx: Transaction, grantId: string) {
  const [row] = await tx
    .select({ id: roleGrant.id, validTo: roleGrant.validTo })
    .from(roleGrant)
    .where(eq(roleGrant.id, grantId))
    .for('update');
  return row ?? null;
}

/** The office that an invitation became. */
export async function grantOfInvitation(tx: Transaction, invitationId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(eq(roleGrant.invitationId, invitationId));
  return row?.id ?? null;
}

/** Whether somebody holds a role somewhere after an instant: by their account, or by the number they were invited at. */
export async function holdsRole(
  tx: Transaction,
  who: { accountId: string } | { mobile: string },
  office: { role: StaffRoleCode; provinceCode: string | null },
  after: Date,
): Promise<boolean> {
  const holder =
    'accountId' in who
      ? eq(roleGrant.accountId, who.accountId)
      : inArray(
          roleGrant.invitationId,
          tx
            .select({ id: staffInvitation.id })
            .from(staffInvitation)
            .where(eq(staffInvitation.mobile, who.mobile)),
        );
  const [held] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        holder,
        eq(roleGrant.role, office.role),
        office.provinceCode === null
          ? isNull(roleGrant.provinceCode)
          : eq(roleGrant.provinceCode, office.provinceCode),
        or(isNull(roleGrant.validTo), gt(roleGrant.validTo, after)),
      ),
    )
    .limit(1);
  return held !== undefined;
}

/** Invitations that wait for a second person, in reach. */
export async function countWaiting(tx: Transaction, scope: Scope): Promise<number> {
  const waiting = statement('staff_waiting', []).where(
    's',
    provincesOf(scope),
    (p) => `province_code = any(${p})`,
  );
  const { rows } = await tx.$client.query<{ count: number }>(
    waiting.build(
      (conditions) =>
        `select count(*)::int as count from staff_invitation where state = 'waiting' and ${conditions}`,
    ),
  );
  return rows[0]?.count ?? 0;
}
