import { availabilityWindow, prepared, type Transaction, volunteer } from '@hamyar/db';
import { compactKey, normalizeText, type Profession, professions } from '@hamyar/domain';
import { and, asc, desc, eq, inArray, like, lt, ne, sql } from 'drizzle-orm';
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
        ...nameWords(input.name ?? '').map(nameHolds),
      ),
    )
    .orderBy(desc(volunteer.id))
    .limit(input.limit);
}

/** At most four words: more say nothing new. */
function nameWords(text: string): string[] {
  return normalizeText(text).split(' ').filter(Boolean).slice(0, 4);
}

/** What `compactKey` of the domain folds, as PostgreSQL's translate takes it: letters one to one, the rest dropped. */
const foldedFrom = 'آأإؤئۀةيىكء \u200c-’.';
const foldedTo = 'اااویههییک';

/** One word of the search stands in the name, whether written with half-space, space or joined, «آ» or «ا». */
function nameHolds(word: string) {
  const wanted = `%${compactKey(word).replace(/[\\%_]/g, '\\$&')}%`;
  const name = sql`concat_ws('', ${volunteer.firstName}, ${volunteer.lastName})`;
  return sql`lower(translate(${name}, ${foldedFrom}, ${foldedTo})) like ${wanted}`;
}

/** Whether a code stands in the list of professions. */
export function isProfession(code: string): code is Profession {
  return professions.some((term) => term.code === code);
}
