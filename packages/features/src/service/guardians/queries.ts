import { guardian, type Transaction } from '@hamyar/db';
import type { GuardianStanding } from '@hamyar/domain';
import { eq } from 'drizzle-orm';

export type GuardianRow = typeof guardian.$inferSelect;

/** A minor as their guardian's page and the acts on a guardian need them. */
export interface MinorRow {
  readonly id: string;
  readonly accountId: string | null;
  readonly mobile: string;
  readonly firstName: string | null;
  readonly adultOn: string | null;
  readonly provinceCode: string | null;
}

const minorColumns = `id, account_id as "accountId", mobile, first_name as "firstName", adult_on::text as "adultOn",
  province_code as "provinceCode"`;

/** The volunteer of an account, locked where their guardian is about to be written. */
export async function minorOf(tx: Transaction, accountId: string, lock: boolean): Promise<MinorRow | null> {
  const { rows } = await tx.$client.query<MinorRow>({
    name: lock ? 'guardians_minor_locked' : 'guardians_minor',
    text: `select ${minorColumns} from volunteer where account_id = $1 ${lock ? 'for update' : ''}`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** The volunteer whom a guardian answers for; a record that was joined with another is that one. Locked as above. */
export async function minorBehind(
  tx: Transaction,
  volunteerId: string,
  lock: boolean,
): Promise<MinorRow | null> {
  const { rows } = await tx.$client.query<MinorRow>({
    name: lock ? 'guardians_behind_locked' : 'guardians_behind',
    text: `select ${minorColumns} from volunteer
      where id = (select coalesce(v.merged_into, v.id) from volunteer v where v.id = $1) ${lock ? 'for update' : ''}`,
    values: [volunteerId],
  });
  return rows[0] ?? null;
}

/** The guardian whom a volunteer named. */
export async function guardianRow(tx: Transaction, volunteerId: string): Promise<GuardianRow | null> {
  const [row] = await tx.select().from(guardian).where(eq(guardian.volunteerId, volunteerId));
  return row ?? null;
}

/** The number of the guardian whom a volunteer named; null where there is none. A read; the caller has authorised. */
export async function guardianMobile(tx: Transaction, volunteerId: string): Promise<string | null> {
  return (await guardianRow(tx, volunteerId))?.mobile ?? null;
}

/** The guardian whose link it is. */
export async function guardianByToken(tx: Transaction, tokenHash: string): Promise<GuardianRow | null> {
  const [row] = await tx.select().from(guardian).where(eq(guardian.tokenHash, tokenHash));
  return row ?? null;
}

/** What waits for a minor: offers to be answered and places that have not begun. */
export async function aheadOf(
  tx: Transaction,
  query: { readonly volunteerId: string; readonly now: Date },
): Promise<{ openOffers: number; comingPlaces: number }> {
  const { rows } = await tx.$client.query<{ openOffers: number; comingPlaces: number }>({
    name: 'guardians_ahead',
    text: `select count(*) filter (where state = 'offered')::int as "openOffers",
        count(*) filter (where state in ('accepted', 'confirmed'))::int as "comingPlaces"
      from assignment where volunteer_id = $1 and lower(during) > $2`,
    values: [query.volunteerId, query.now],
  });
  return rows[0] ?? { openOffers: 0, comingPlaces: 0 };
}

/** SQL: how the guardian of the volunteer of an alias stands. */
export const guardianIn = (alias: string): string => `guardian_of(${alias}.id)`;

/**
 * SQL: whether the volunteer of an alias may be asked for anything: of age, of an age not said yet, or with a guardian who
 * agreed, be it to an earlier version. @param now place of the instant in the statement
 */
export const isGuarded = (alias: string, now: string): string =>
  `(${alias}.adult_on is null or ${alias}.adult_on <= (${now}::timestamptz at time zone 'Asia/Tehran')::date
    or ${guardianIn(alias)} in ('stands', 'newer'))`;

/** How the guardian of a volunteer stands. A read that anybody's transaction may make; it says nothing of who or when. */
export async function guardianOf(tx: Transaction, volunteerId: string): Promise<GuardianStanding> {
  const { rows } = await tx.$client.query<{ standing: GuardianStanding }>({
    name: 'guardians_standing',
    text: 'select guardian_of($1) as standing',
    values: [volunteerId],
  });
  return rows[0]?.standing ?? 'none';
}
