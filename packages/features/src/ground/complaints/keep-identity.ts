import { personBar, type Transaction } from '@hamyar/db';
import { and, eq, isNull } from 'drizzle-orm';
import type { Person } from './is-barred.ts';

/** Keeps by what a barred person is known again, beside their number; part of the caller's transaction. */
export async function keepIdentity(tx: Transaction, person: Person): Promise<void> {
  if (person.nationalIdIndex === null) return;
  await tx
    .update(personBar)
    .set({ nationalIdIndex: person.nationalIdIndex })
    .where(and(eq(personBar.accountId, person.accountId), isNull(personBar.endedAt)));
}
