import { recordMerge, type Transaction, volunteer } from '@hamyar/db';
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { provincesOf, type Scope } from '../../ground/access/index.ts';

export type MergeRow = typeof recordMerge.$inferSelect;

/** Digest of everything that stands under a record, by id. */
export async function digestsOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; digest: string }>({
    name: 'records_digest',
    text: `select v.id, md5(concat_ws('|', v,
        (select string_agg(w::text, ',' order by w.weekday, w.start_minute) from availability_window w where w.volunteer_id = v.id),
        (select string_agg(c::text, ',' order by c.id) from credential c where c.volunteer_id = v.id),
        (select string_agg(a::text, ',' order by a.id) from assignment a where a.volunteer_id = v.id))) as digest
      from volunteer v where v.id = any ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

/** The joining of these two that waits for a second officer. */
export async function waitingMerge(
  tx: Transaction,
  pair: { readonly keptId: string; readonly mergedId: string },
): Promise<MergeRow | null> {
  const [row] = await tx
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.keptId, pair.keptId),
        eq(recordMerge.mergedId, pair.mergedId),
        isNull(recordMerge.mergedAt),
        isNull(recordMerge.undoneAt),
      ),
    );
  return row ?? null;
}

/** Whether one of these waits to be joined already. */
export async function hasWaiting(tx: Transaction, ids: readonly string[]): Promise<boolean> {
  const { rows } = await tx.$client.query({
    name: 'records_waiting',
    text: `select from record_merge where merged_at is null and undone_at is null
      and (kept_id = any ($1::uuid[]) or merged_id = any ($1::uuid[])) limit 1`,
    values: [ids],
  });
  return rows.length > 0;
}

/** A joining by its id, locked; whoever asks looks whether it is in reach. */
export async function lockMerge(tx: Transaction, mergeId: string): Promise<MergeRow | null> {
  const [row] = await tx.select().from(recordMerge).where(eq(recordMerge.id, mergeId)).for('update');
  return row ?? null;
}

/** Joinings whose record that stays lives in these provinces now; null for the nation. */
export const mergesIn = (provinces: readonly string[] | null): SQL | undefined =>
  provinces
    ? sql`exists (select from ${volunteer} where ${volunteer.id} = ${recordMerge.keptId} and ${inArray(volunteer.provinceCode, [...provinces])})`
    : undefined;

export function mergePage(
  tx: Transaction,
  scope: Scope,
  input: { before: string; limit: number },
): Promise<MergeRow[]> {
  const provinces = provincesOf(scope);
  return tx
    .select()
    .from(recordMerge)
    .where(and(lt(recordMerge.id, input.before), mergesIn(provinces)))
    .orderBy(desc(recordMerge.id))
    .limit(input.limit);
}

/** Records that lead to one. */
export async function followersOf(tx: Transaction, keptId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'records_followers',
    text: 'select id from volunteer where merged_into = $1',
    values: [keptId],
  });
  return rows.map(({ id }) => id);
}

/** Records that were joined with one, wherever they lead now. */
export async function joinedWith(tx: Transaction, keptId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'records_joined_with',
    text: `select merged_id as id from record_merge
      where kept_id = $1 and merged_at is not null and undone_at is null`,
    values: [keptId],
  });
  return rows.map(({ id }) => id);
}
