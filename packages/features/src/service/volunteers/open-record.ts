import { type Transaction, volunteer } from '@hamyar/db';
import { nameKey } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import { accountWithMobile, retainUntil } from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { VolunteerRow } from './queries.ts';

/**
 * Opens a record for somebody whom an office knows, living where another record lives, without a way to sign in: whoever proves
 * its number finds it. Part of the caller's transaction, who has authorised and audits.
 */
export async function openRecord(
  ctx: Ctx,
  tx: Transaction,
  person: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly profession: string;
    /** E.164 */
    readonly mobile: string;
    readonly livesWith: VolunteerRow;
  },
): Promise<void> {
  const now = ctx.clock.now();
  const { id, firstName, lastName, profession, mobile, livesWith } = person;
  await tx.insert(volunteer).values({
    id,
    mobile,
    firstName,
    lastName,
    nameKey: nameKey(firstName, lastName),
    profession,
    provinceCode: livesWith.provinceCode,
    countyCode: livesWith.countyCode,
    status: 'active',
    source: 'import',
    retainUntil: retainUntil(now),
    createdAt: now,
    updatedAt: now,
  });
}

/** Writes the number at which somebody without an account is called and signs in the first time; the same terms. */
export async function writeNumber(
  ctx: Ctx,
  tx: Transaction,
  volunteerId: string,
  mobile: string,
): Promise<void> {
  await tx.update(volunteer).set({ mobile, updatedAt: ctx.clock.now() }).where(eq(volunteer.id, volunteerId));
}

/** Whether anybody signs in by a number or is called at it. A read; the caller has authorised. */
export async function isNumberTaken(tx: Transaction, mobile: string): Promise<boolean> {
  const { rows } = await tx.$client.query({
    name: 'volunteer_number_taken',
    text: 'select from volunteer where mobile = $1 limit 1',
    values: [mobile],
  });
  return rows.length > 0 || (await accountWithMobile(tx, mobile)) !== null;
}
