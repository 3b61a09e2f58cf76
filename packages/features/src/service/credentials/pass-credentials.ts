import { credential, type Transaction } from '@hamyar/db';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { moveFilesTo } from '../../ground/files/index.ts';

/**
 * Gives the licences of one record to another, or some of them, with their files; part of the caller's transaction, who has
 * authorised and audits. Who verified them stays; those still in force stand in the province of their holder.
 * @returns ids of what went
 */
export async function passCredentials(
  tx: Transaction,
  from: { readonly volunteerId: string; readonly ids?: readonly string[] },
  to: { readonly id: string; readonly provinceCode: string | null },
): Promise<string[]> {
  const passed = await tx
    .update(credential)
    .set({ volunteerId: to.id })
    .where(
      and(
        eq(credential.volunteerId, from.volunteerId),
        from.ids ? inArray(credential.id, [...from.ids]) : undefined,
      ),
    )
    .returning({ id: credential.id });
  const ids = passed.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await tx
    .update(credential)
    .set({ provinceCode: to.provinceCode })
    .where(and(inArray(credential.id, ids), isNull(credential.revokedAt)));
  await moveFilesTo(tx, 'licence_evidence', ids, to.provinceCode);
  return ids;
}
