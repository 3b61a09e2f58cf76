import { dataCopy, erasureRequest, type Transaction } from '@hamyar/db';
import type { FileState } from '@hamyar/domain';
import { and, desc, eq } from 'drizzle-orm';
import type { Person } from '../../kit/privacy.ts';

export type ErasureRow = typeof erasureRequest.$inferSelect;

/** Days before somebody's account in which what lies under their number alone is taken for theirs. */
const daysBefore = 365;

/** Somebody by everything under which features know them; null when the account is unknown or erased. */
export async function personOf(
  tx: Transaction,
  accountId: string,
): Promise<(Person & { locale: string }) | null> {
  const { rows } = await tx.$client.query<Person & { locale: string }>({
    name: 'privacy_person',
    text: `select a.id as "accountId", a.mobile, a.locale,
        coalesce(a.number_since, a.created_at - make_interval(days => ${daysBefore})) as "numberSince", v.id as "volunteerId" from account a
      left join volunteer v on v.account_id = a.id where a.id = $1 and a.erased_at is null`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** The newest copy somebody asked for, with its file while there is one. */
export interface CopyRow {
  readonly id: string;
  readonly askedAt: Date;
  readonly readyAt: Date | null;
  readonly fileId: string | null;
  readonly fileState: FileState | null;
}

export async function newestCopy(tx: Transaction, accountId: string): Promise<CopyRow | null> {
  const { rows } = await tx.$client.query<CopyRow>({
    name: 'privacy_newest_copy',
    text: `select c.id, c.asked_at as "askedAt", c.ready_at as "readyAt", f.id as "fileId", f.state as "fileState"
      from data_copy c left join stored_file f on f.purpose = 'my_data' and f.subject_id = c.id and f.forgotten_at is null
      where c.account_id = $1 order by c.id desc limit 1`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

export async function lockCopy(tx: Transaction, copyId: string) {
  const [row] = await tx.select().from(dataCopy).where(eq(dataCopy.id, copyId)).for('update');
  return row ?? null;
}

/** The erasure that waits. */
export async function waitingErasure(
  tx: Transaction,
  accountId: string,
  lock = false,
): Promise<ErasureRow | null> {
  const query = tx
    .select()
    .from(erasureRequest)
    .where(and(eq(erasureRequest.accountId, accountId), eq(erasureRequest.state, 'waiting')))
    .orderBy(desc(erasureRequest.id))
    .limit(1);
  const [row] = lock ? await query.for('update') : await query;
  return row ?? null;
}
