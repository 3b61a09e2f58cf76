import { credential, prepared, type Transaction, volunteer } from '@hamyar/db';
import { credentialStatus, isPractising } from '@hamyar/domain';
import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  sql,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import { placesOf, type Scope } from '../../ground/access/index.ts';

export type CredentialRow = typeof credential.$inferSelect;

const ofVolunteer = prepared('credential_of_volunteer', (db) =>
  db
    .select()
    .from(credential)
    .where(eq(credential.volunteerId, sql.placeholder('volunteerId')))
    .orderBy(desc(credential.submittedAt))
    .limit(20),
);

/** Every licence a volunteer ever gave, newest first. */
export function licencesOf(tx: Transaction, volunteerId: string): Promise<CredentialRow[]> {
  return ofVolunteer(tx, { volunteerId });
}

/** What an officer confirmed of a volunteer in a profession and nobody took back since, whatever its days. */
export function confirmedLicencesOf(
  tx: Transaction,
  holder: { readonly volunteerId: string; readonly profession: string },
): Promise<CredentialRow[]> {
  return tx
    .select()
    .from(credential)
    .where(
      and(
        eq(credential.volunteerId, holder.volunteerId),
        eq(credential.profession, holder.profession),
        isNotNull(credential.verifiedAt),
        isNull(credential.rejectedAt),
        isNull(credential.revokedAt),
      ),
    );
}

/** How many licences lie here of a volunteer. */
export async function countLicences(tx: Transaction, volunteerId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(credential)
    .where(eq(credential.volunteerId, volunteerId));
  return row?.count ?? 0;
}

/** The same for a page of volunteers, in one look. */
export async function licencesOfMany(
  tx: Transaction,
  volunteerIds: readonly string[],
): Promise<Map<string, CredentialRow[]>> {
  const byVolunteer = new Map<string, CredentialRow[]>();
  if (volunteerIds.length === 0) return byVolunteer;
  const rows = await tx
    .select()
    .from(credential)
    .where(inArray(credential.volunteerId, [...volunteerIds]))
    .orderBy(desc(credential.submittedAt));
  for (const row of rows)
    byVolunteer.set(row.volunteerId, [...(byVolunteer.get(row.volunteerId) ?? []), row]);
  return byVolunteer;
}

/** The licence that counts for a profession: one that may be used today, else the newest. Rows come newest first. */
export function licenceOf(
  rows: readonly CredentialRow[],
  profession: string | null,
  today: string,
): CredentialRow | null {
  const fitting = rows.filter((row) => row.profession === profession);
  return fitting.find((row) => isPractising(credentialStatus(row, today))) ?? fitting[0] ?? null;
}

const undecided = and(
  isNull(credential.verifiedAt),
  isNull(credential.rejectedAt),
  isNull(credential.revokedAt),
);

const isToRecheck = and(isNotNull(credential.recheckSince), isNull(credential.revokedAt));

/** Every licence that the volunteer of an account gave, newest first. */
export async function licencesOfAccount(tx: Transaction, accountId: string): Promise<CredentialRow[]> {
  const [holder] = await tx
    .select({ id: volunteer.id })
    .from(volunteer)
    .where(eq(volunteer.accountId, accountId));
  return holder ? licencesOf(tx, holder.id) : [];
}

/** The newest licence of the volunteer of an account that waits for an officer, locked. */
export async function waitingLicenceOf(tx: Transaction, accountId: string): Promise<CredentialRow | null> {
  const [row] = await tx
    .select({ credential })
    .from(credential)
    .innerJoin(volunteer, eq(volunteer.id, credential.volunteerId))
    .where(and(eq(volunteer.accountId, accountId), or(undecided, isToRecheck)))
    .orderBy(desc(credential.submittedAt))
    .limit(1)
    .for('update', { of: credential });
  return row?.credential ?? null;
}

/** The one licence of a volunteer that no officer has decided yet, locked. */
export async function lockUndecided(tx: Transaction, volunteerId: string): Promise<CredentialRow | null> {
  const [row] = await tx
    .select()
    .from(credential)
    .where(and(eq(credential.volunteerId, volunteerId), undecided))
    .orderBy(desc(credential.submittedAt))
    .limit(1)
    .for('update');
  return row ?? null;
}

export async function lockCredential(tx: Transaction, credentialId: string): Promise<CredentialRow | null> {
  const [row] = await tx.select().from(credential).where(eq(credential.id, credentialId)).for('update');
  return row ?? null;
}

/** Holds the volunteer's row, as an acceptance of theirs does. */
async function lockHolder(tx: Transaction, volunteerId: string): Promise<void> {
  await tx.select({ id: volunteer.id }).from(volunteer).where(eq(volunteer.id, volunteerId)).for('update');
}

const caseColumns = {
  credential,
  firstName: volunteer.firstName,
  lastName: volunteer.lastName,
  countyCode: volunteer.countyCode,
  holderAccountId: volunteer.accountId,
  holderMobile: volunteer.mobile,
  numberAlsoElsewhere: sql<boolean>`exists (select from credential other
    where other.number_index = ${credential.numberIndex} and other.issuing_body = ${credential.issuingBody}
      and other.volunteer_id <> ${credential.volunteerId})`,
  /** Exact to the microsecond, which a Date is not. */
  keyAt: sql<string>`to_char(${credential.submittedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

function cases(tx: Transaction) {
  return tx
    .select(caseColumns)
    .from(credential)
    .innerJoin(volunteer, eq(volunteer.id, credential.volunteerId));
}
export type CaseRow = Awaited<ReturnType<typeof cases>>[number];

export async function caseById(tx: Transaction, credentialId: string): Promise<CaseRow | null> {
  const [row] = await cases(tx).where(eq(credential.id, credentialId));
  return row ?? null;
}

/** A licence for a decision: its holder is locked first, as an acceptance and a change of the name lock them, then itself. */
export async function lockCase(tx: Transaction, credentialId: string): Promise<CaseRow | null> {
  const known = await caseById(tx, credentialId);
  if (!known) return null;
  await lockHolder(tx, known.credential.volunteerId);
  await lockCredential(tx, credentialId);
  return caseById(tx, credentialId);
}

/** Waiting for an officer: undecided or to be looked at again, of the profession its holder has now, and the holder finished the welcome. */
function waiting(scope: Scope) {
  const places = placesOf(scope);
  return and(
    or(undecided, isToRecheck),
    ne(volunteer.status, 'draft'),
    eq(volunteer.profession, credential.profession),
    places === null ? undefined : or(...inReach(places)),
  );
}

/** Licences of the provinces, and of those who live in the counties. */
function inReach({ provinceCodes, countyCodes }: NonNullable<ReturnType<typeof placesOf>>) {
  return [
    inArray(credential.provinceCode, [...provinceCodes]),
    ...(countyCodes.length > 0 ? [inArray(volunteer.countyCode, [...countyCodes])] : []),
  ];
}

/** Where whoever holds a licence lives. */
export const placeOf = ({ credential: { provinceCode }, countyCode }: CaseRow) => ({
  provinceCode,
  countyCode: countyCode ?? '',
});

export function queuePage(
  tx: Transaction,
  scope: Scope,
  input: { after: { at: string; id: string } | null; limit: number },
): Promise<CaseRow[]> {
  const { after } = input;
  const later = after
    ? sql`(${credential.submittedAt}, ${credential.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : undefined;
  return cases(tx)
    .where(and(waiting(scope), later))
    .orderBy(asc(credential.submittedAt), asc(credential.id))
    .limit(input.limit);
}

export async function countWaiting(tx: Transaction, scope: Scope): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(credential)
    .innerJoin(volunteer, eq(volunteer.id, credential.volunteerId))
    .where(waiting(scope));
  return row?.count ?? 0;
}

/** When each licence in the queue was given. */
export const queueMoments = (scope: Scope): SQL =>
  sql`select ${credential.submittedAt} as at from ${credential}
    join ${volunteer} on ${volunteer.id} = ${credential.volunteerId} where ${waiting(scope)}`;

/** Whether a licence `o` stands as verified, whatever its days: for statements that are text. */
export const isVerified = 'o.verified_at is not null and o.rejected_at is null and o.revoked_at is null';

/** Licences that are verified for somebody else than the holder of `c`. */
const anothers = sql`join credential o on o.number_index = c.number_index and o.issuing_body = c.issuing_body
  and o.profession = c.profession and o.volunteer_id <> c.volunteer_id and o.verified_at is not null
  and o.rejected_at is null and o.revoked_at is null and c.rejected_at is null and c.revoked_at is null`;

/** Whether the volunteer of this id names a licence that is somebody else's. For statements of others. */
export const namesAnothersLicence = (volunteerId: SQLWrapper): SQL =>
  sql`exists (select from credential c ${anothers} where c.volunteer_id = ${volunteerId})`;

/** Whose the licences are that these volunteers name and that are verified for others. For statements of others. */
export const holdersOfNamed = (volunteerIds: readonly string[]): SQL =>
  sql`select o.volunteer_id from credential c ${anothers} where c.volunteer_id in ${volunteerIds}`;
