import { complaint, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { tellHandlers } from './tell-handlers.ts';

/** Complaints of one turn; the next takes the rest. */
const batch = 100;

/** A complaint that nobody looked at in time becomes the nation's, which is told. */
export function remindHandlers(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const rows = await tx
      .select()
      .from(complaint)
      .where(
        and(eq(complaint.state, 'received'), isNull(complaint.remindedAt), lt(complaint.triageDueAt, now)),
      )
      .orderBy(complaint.triageDueAt, complaint.id)
      .limit(batch)
      .for('update', { skipLocked: true });
    for (const row of rows) await handToNation(ctx, tx, row.id);
  });
}

async function handToNation(ctx: Ctx, tx: Transaction, id: string): Promise<void> {
  const [row] = await tx
    .update(complaint)
    .set({ remindedAt: ctx.clock.now(), level: 'nation' })
    .where(eq(complaint.id, id))
    .returning();
  if (!row) return;
  await tellHandlers(ctx, tx, row, { template: 'complaint_overdue' });
  await audit(ctx, tx, {
    action: 'complaint.overdue',
    targetType: 'complaint',
    targetId: id,
    provinceCode: row.provinceCode,
  });
}
