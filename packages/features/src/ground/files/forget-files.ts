import { storedFile, type Transaction } from '@hamyar/db';
import type { FilePurpose } from '@hamyar/domain';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Files by what they are for and what they belong to, or one of them. */
interface Which {
  readonly purpose: FilePurpose;
  readonly subjectIds: readonly string[];
  readonly fileId?: string;
}

const those = ({ purpose, subjectIds, fileId }: Which) =>
  and(
    eq(storedFile.purpose, purpose),
    inArray(storedFile.subjectId, [...subjectIds]),
    isNull(storedFile.forgottenAt),
    fileId === undefined ? undefined : eq(storedFile.id, fileId),
  );

/**
 * From now on nobody opens them; the next turn of erasure takes their bytes. Part of the caller's transaction, who has
 * authorised and audits.
 * @returns how many
 */
export async function forgetFiles(ctx: Ctx, tx: Transaction, which: Which): Promise<number> {
  if (which.subjectIds.length === 0) return 0;
  const { rowCount } = await tx.update(storedFile).set({ forgottenAt: ctx.clock.now() }).where(those(which));
  return rowCount ?? 0;
}

/** Brings the day on which they go forward to so many days from now; never away. As `forgetFiles`. */
export async function shortenFiles(ctx: Ctx, tx: Transaction, which: Which, days: number): Promise<void> {
  const retainUntil = keptUntil(ctx.clock.now(), days);
  await tx
    .update(storedFile)
    .set({ retainUntil })
    .where(and(those(which), gt(storedFile.retainUntil, retainUntil)));
}
