import { availabilityWindow, prepared, type Transaction, volunteer } from '@hamyar/db';
import { type Profession, professions, searchedWords } from '@hamyar/domain';
import { and, asc, desc, eq, inArray, like, lt, ne, or, sql } from 'drizzle-orm';
import { provincesOf, type Scope } from '../../ground/access/index.ts';

export type VolunteerRow = typeof volunteer.$inferSelect;
export type WindowRow = Omit<typeof availabilityWindow.$inferSelect, 'volunteerId'>;

const ofAccount = prepared('volunteer_of_account', (db) =>
  db
    .select()
    .from(volunteer)
    .where(eq(volunteer.accountId, sql.placeholder('accountId'))),
);

export async function volunteerOfAccount(tx: Transaction, accountId: string): Promise<VolunteerRow | null> {
  const [row] = await ofAccount(tx, { accountId });
  return row ?? null;
}

export async function lockVolunteer(tx: Transaction, accountId: string): Promise<VolunteerRow | null> {
  const [row] = await tx.select().from(volunteer).where(eq(volunteer.accountId, accountId)).for('update');
  return row ?? null;
}

const windowsOf = prepared('availability_of_volunteer', (db) =>
  db
    .select({
      weekday: availabilityWindow.weekday,
      startMinute: availabilityWindow.startMinute,
      endMinute: availabilityWindow.endMinute,
    })
    .from(availabilityWindow)
    .where(eq(availabilityWindow.volunteerId, sql.placeholder('volunteerId')))
    .orderBy(asc(availabilityWindow.weekday), asc(availabilityWindow.startMinute))
    .limit(200),
);

export function windowsOfVolunteer(tx: Transaction, volunteerId: string): Promise<WindowRow[]> {
  return windowsOf(tx, { volunteerId });
}

export async function volunteerById(tx: Transaction, volunteerId: string): Promise<VolunteerRow | null> {
  const [row] = await tx.select().from(volunteer).where(eq(volunteer.id, volunteerId));
  return row ?? null;
}

/** Records of every standing by their ids. */
export async function recordsByIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, VolunteerRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(volunteer)
    .where(inArray(volunteer.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Records by the accounts that sign in as them, of every standing. */
export function recordsOfAccounts(tx: Transaction, accountIds: readonly string[]): Promise<VolunteerRow[]> {
  return tx
    .select()
    .from(volunteer)
    .where(inArray(volunteer.accountId, [...accountIds]))
    .limit(500);
}

/** Two records, locked in one order, whoever of them is named first. */
export async function lockRecords(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, VolunteerRow>> {
  const rows = await tx
    .select()
    .from(volunteer)
    .where(inArray(volunteer.id, [...ids]))
    .orderBy(asc(volunteer.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Records with the name, the number or the national ID of one, in reach; itself and drafts left out. */
export function twinsOf(
  tx: Transaction,
  scope: Scope,
  row: VolunteerRow,
  limit: number,
): Promise<VolunteerRow[]> {
  const provinces = provincesOf(scope);
  const alike = [
    eq(volunteer.mobile, row.mobile),
    ...(row.nationalIdIndex ? [eq(volunteer.nationalIdIndex, row.nationalIdIndex)] : []),
    ...(row.nameKey
      ? [
          sql`${volunteer.id} = any (array(
            select volunteers_named(array[${row.nameKey}]::text[], ${sql.param(provinces)}::text[])))`,
        ]
      : []),
  ];
  return tx
    .select()
    .from(volunteer)
    .where(
      and(
        ne(volunteer.id, row.id),
        ne(volunteer.status, 'draft'),
        provinces ? inArray(volunteer.provinceCode, [...provinces]) : undefined,
        or(...alike),
      ),
    )
    .orderBy(desc(volunteer.id))
    .limit(limit);
}

export interface PeopleFilter {
  readonly name?: string | undefined;
  readonly mobileTail?: string | undefined;
  readonly profession?: string | undefined;
  readonly countyCode?: string | undefined;
}

/** Volunteers in reach, newest first; those still writing their draft have asked for nothing yet and are left out. */
export function peoplePage(
  tx: Transaction,
  scope: Scope,
  input: PeopleFilter & { before: string; limit: number },
): Promise<VolunteerRow[]> {
  const provinces = provincesOf(scope);
  return tx
    .select()
    .from(volunteer)
    .where(
      and(
        ne(volunteer.status, 'draft'),
        lt(volunteer.id, input.before),
        provinces ? inArray(volunteer.provinceCode, [...provinces]) : undefined,
        input.mobileTail ? like(volunteer.mobile, `%${input.mobileTail}`) : undefined,
        input.profession ? eq(volunteer.profession, input.profession) : undefined,
        input.countyCode ? eq(volunteer.countyCode, input.countyCode) : undefined,
        input.name?.trim() ? named(input.name, provinces) : undefined,
      ),
    )
    .orderBy(desc(volunteer.id))
    .limit(input.limit);
}

/** Whose name holds every word of the text. Taken by their ids: a walk through everybody for a rare name is never cheaper. */
function named(text: string, provinces: readonly string[] | null) {
  return sql`${volunteer.id} = any (array(
    select volunteers_named(${sql.param(searchedWords(text))}::text[], ${sql.param(provinces)}::text[])))`;
}

/** Whether a code stands in the list of professions. */
export function isProfession(code: string): code is Profession {
  return professions.some((term) => term.code === code);
}
