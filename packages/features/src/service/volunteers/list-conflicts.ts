import type { Answer, volunteers } from '@hamyar/contracts';
import { type Transaction, volunteer, withTransaction } from '@hamyar/db';
import { and, desc, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { asService, authorise, provincesOf, type Scope } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { holdersOfNamed, licencesOfMany, namesAnothersLicence } from '../credentials/index.ts';
import { lineOf } from './list-volunteers.ts';
import type { VolunteerRow } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Others named beside one person. */
const maxOthers = 5;

/**
 * People in the officer's reach whose record contradicts another one: a national ID they wrote themselves and another
 * has too, a number of a phone that somebody else signs in by, or a licence that is verified for somebody else. Of others elsewhere only the province is said.
 */
export async function listConflicts(
  asker: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof volunteers.listConflicts>> {
  const scope = authorise(asker, 'volunteers.read');
  // The other record may stand in another province, which the officer's own rows do not show.
  const ctx = asService(asker, 'list-conflicts');
  return withTransaction(ctx, async (tx) => {
    const rows = await conflictPage(tx, scope, lastSeenId(input.cursor) ?? lastId, input.limit + 1);
    const shown = rows.slice(0, input.limit);
    const others = await othersOf(tx, shown);
    const named = [...shown, ...others];
    const licences = await licencesOfMany(
      tx,
      named.map(({ id }) => id),
    );
    const provinces = provincesOf(scope);
    const inReach = ({ provinceCode }: VolunteerRow) =>
      provinces === null || (provinceCode !== null && provinces.includes(provinceCode));
    const line = (row: VolunteerRow) => ({
      ...lineOf(ctx, row, licences.get(row.id) ?? []),
      isProven: row.nationalIdProvenAt !== null,
      hasAccount: row.accountId !== null,
    });
    const items = shown.map((row) => {
      const kinds = (other: VolunteerRow) =>
        kindsOf(row, other, sharesLicence(licences.get(row.id) ?? [], licences.get(other.id) ?? []));
      const also = others.filter((other) => other.id !== row.id && kinds(other).length > 0);
      return {
        person: line(row),
        kinds: [...new Set(also.flatMap(kinds))],
        // A draft is nobody's business yet: that somebody signs in by the number is said, not who.
        others: also
          .filter((other) => inReach(other) && other.status !== 'draft')
          .slice(0, maxOthers)
          .map(line),
        elsewhere: [
          ...new Set(also.filter((other) => !inReach(other)).map(({ provinceCode }) => provinceCode)),
        ].filter((code) => code !== null),
      };
    });
    return { items, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

type Licences = Awaited<ReturnType<typeof licencesOfMany>> extends Map<string, infer Rows> ? Rows : never;

/** Whether one of these is the licence of another holder, for whom it is verified. */
function sharesLicence(own: Licences, theirs: Licences): boolean {
  const stands = (licence: Licences[number]) => !licence.rejectedAt && !licence.revokedAt;
  return own.some(
    (licence) =>
      stands(licence) &&
      theirs.some(
        (other) =>
          stands(other) &&
          other.verifiedAt !== null &&
          licence.numberIndex !== null &&
          other.numberIndex === licence.numberIndex &&
          other.issuingBody === licence.issuingBody &&
          other.profession === licence.profession,
      ),
  );
}

function kindsOf(row: VolunteerRow, other: VolunteerRow, isSameLicence: boolean): volunteers.ConflictKind[] {
  const sameId = row.nationalIdIndex !== null && row.nationalIdIndex === other.nationalIdIndex;
  return [
    ...(sameId && other.status !== 'draft' ? (['national_id'] as const) : []),
    ...(isSameLicence ? (['licence'] as const) : []),
    ...(row.accountId === null && row.mobile === other.mobile ? (['mobile'] as const) : []),
  ];
}

function conflictPage(tx: Transaction, scope: Scope, before: string, limit: number): Promise<VolunteerRow[]> {
  const provinces = provincesOf(scope);
  const claimsAnothers = sql`(${volunteer.nationalIdIndex} is not null and ${volunteer.nationalIdProvenAt} is null
    and exists (select from volunteer o where o.national_id_index = ${volunteer.nationalIdIndex}
      and o.id <> ${volunteer.id} and o.status <> 'draft'))`;
  const sharesNumber = sql`(${volunteer.accountId} is null
    and exists (select from volunteer o where o.mobile = ${volunteer.mobile} and o.id <> ${volunteer.id} and o.merged_into is null))`;
  const hasAnothersLicence = namesAnothersLicence(volunteer.id);
  return tx
    .select()
    .from(volunteer)
    .where(
      and(
        ne(volunteer.status, 'draft'),
        lt(volunteer.id, before),
        provinces ? inArray(volunteer.provinceCode, [...provinces]) : undefined,
        or(claimsAnothers, sharesNumber, hasAnothersLicence),
      ),
    )
    .orderBy(desc(volunteer.id))
    .limit(limit);
}

/** Everybody with a national ID or a number of these people, themselves among them. */
async function othersOf(tx: Transaction, shown: readonly VolunteerRow[]): Promise<VolunteerRow[]> {
  if (shown.length === 0) return [];
  const ids = shown.flatMap(({ nationalIdIndex }) => nationalIdIndex ?? []);
  const mobiles = shown.map(({ mobile }) => mobile);
  return tx
    .select()
    .from(volunteer)
    .where(
      and(
        isNull(volunteer.mergedInto),
        or(
          ids.length > 0 ? inArray(volunteer.nationalIdIndex, ids) : undefined,
          inArray(volunteer.mobile, mobiles),
          sql`${volunteer.id} in (${holdersOfNamed(shown.map(({ id }) => id))})`,
        ),
      ),
    )
    .orderBy(desc(eq(volunteer.status, 'active')), desc(volunteer.id))
    .limit(500);
}
