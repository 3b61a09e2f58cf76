import { type Transaction, volunteer } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import { agreementOf } from '../../ground/consents/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { volunteerBecameAvailable } from './events.ts';

/** Announces an active volunteer who has agreed again, so that what fits them is offered; part of the job's transaction. */
export async function tellAvailable(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  if ((await agreementOf(tx, accountId)) !== 'stands') return;
  const [row] = await tx
    .select({ id: volunteer.id })
    .from(volunteer)
    .where(and(eq(volunteer.accountId, accountId), eq(volunteer.status, 'active')));
  if (row) await emit(ctx, tx, volunteerBecameAvailable, row.id, { volunteerId: row.id });
}
