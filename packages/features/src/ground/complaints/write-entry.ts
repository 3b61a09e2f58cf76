import { complaintEntry, type Transaction } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { entryOfForm, maxEntriesOf } from './queries.ts';

interface Written {
  readonly complaintId: string;
  readonly by: 'reporter' | 'concerned' | 'office';
  readonly to: 'reporter' | 'concerned' | 'office';
  /** Null where a picture stands in place of words. */
  readonly text: string | null;
  readonly accountId: string | null;
  readonly formKey: string | null;
}

/**
 * Whether the same was written by this form before. Asked by whoever holds the case, before anything follows from the words.
 * @throws Refusal `complaint.form_used` when the form said something else
 */
export async function isWritten(ctx: Ctx, tx: Transaction, entry: Written): Promise<boolean> {
  const before = entry.formKey === null ? null : await entryOfForm(tx, entry.formKey);
  if (before === null) return false;
  const said = before.textSealed && ctx.sealing.open(before.textSealed, 'complaint_entry.text');
  const isSame =
    before.complaintId === entry.complaintId &&
    before.by === entry.by &&
    before.to === entry.to &&
    said === entry.text;
  if (!isSame) throw formUsed();
  return true;
}

/**
 * Keeps what a side wrote; part of the caller's transaction, who has authorised and holds the case. Each side has its own room:
 * none can write so much that another is not heard.
 * @returns id of the entry
 */
export async function writeEntry(
  ctx: Ctx,
  tx: Transaction,
  entry: Written,
  room: number = maxEntriesOf[entry.by],
): Promise<string> {
  const { text, ...rest } = entry;
  const ofSide = and(eq(complaintEntry.complaintId, entry.complaintId), eq(complaintEntry.by, entry.by));
  if ((await tx.$count(complaintEntry, ofSide)) >= room)
    throw new Refusal('limit_reached', 'complaint.too_many_words');
  const id = ctx.newId();
  const written = await tx
    .insert(complaintEntry)
    .values({
      id,
      at: ctx.clock.now(),
      textSealed: text === null ? null : ctx.sealing.seal(text, 'complaint_entry.text'),
      ...rest,
    })
    .onConflictDoNothing({ target: complaintEntry.formKey });
  // The key went into another case meanwhile.
  if (written.rowCount !== 1) throw formUsed();
  return id;
}

export const formUsed = () => new Refusal('conflict', 'complaint.form_used');
