import { recordPart, type Transaction, volunteer } from '@hamyar/db';
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';

export type PartRow = typeof recordPart.$inferSelect;

/** Partings whose record that stays lives in these provinces now; null for the nation. */
export const partsIn = (provinces: readonly string[] | null): SQL | undefined =>
  provinces
    ? sql`exists (select from ${volunteer} where ${volunteer.id} = ${recordPart.keptId} and ${inArray(volunteer.provinceCode, [...provinces])})`
    : undefined;

/** The parting of a record that waits for a second officer. */
export async function waitingPart(tx: Transaction, keptId: string): Promise<PartRow | null> {
  const [row] = await tx
    .select()
    .from(recordPart)
    .where(and(eq(recordPart.keptId, keptId), isNull(recordPart.partedAt), isNull(recordPart.undoneAt)));
  return row ?? null;
}

export async function lockPart(tx: Transaction, partId: string): Promise<PartRow | null> {
  const [row] = await tx.select().from(recordPart).where(eq(recordPart.id, partId)).for('update');
  return row ?? null;
}

export function partPage(
  tx: Transaction,
  input: { readonly provinces: readonly string[] | null; readonly before: string; readonly limit: number },
): Promise<PartRow[]> {
  return tx
    .select()
    .from(recordPart)
    .where(and(lt(recordPart.id, input.before), partsIn(input.provinces)))
    .orderBy(desc(recordPart.id))
    .limit(input.limit);
}
