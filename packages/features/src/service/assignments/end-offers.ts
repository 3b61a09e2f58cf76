import { assignment, type Transaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { notify, settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignments } from './move-assignment.ts';
import { type AffectedRow, affectedBy } from './queries.ts';

const templates = { lapsed: 'offer_lapsed', not_needed: 'offer_not_needed' };

/** Ends offers, and proposals nobody was told of; part of the caller's transaction. Whoever was asked hears of it. */
export async function endOffers(
  ctx: Ctx,
  tx: Transaction,
  ids: readonly string[],
  state: keyof typeof templates,
): Promise<AffectedRow[]> {
  const moved = await moveAssignments(ctx, tx, inArray(assignment.id, [...ids]), state, {
    endedBy: 'system',
  });
  const rows = await affectedBy(
    tx,
    moved.map(({ id }) => id),
  );
  for (const row of rows) await tell(ctx, tx, row, state);
  return rows;
}

/** In the inbox only: a text message saying "no need" is one message too many. */
async function tell(
  ctx: Ctx,
  tx: Transaction,
  row: AffectedRow,
  state: keyof typeof templates,
): Promise<void> {
  await audit(ctx, tx, {
    action: `assignment.${state}`,
    targetType: 'assignment',
    targetId: row.id,
    provinceCode: row.provinceCode,
  });
  if (row.accountId === null || !row.isOffered) return;
  await settleNotices(tx, {
    accountId: row.accountId,
    link: `/offers/${row.id}`,
    now: ctx.clock.now(),
  });
  await notify(ctx, tx, {
    accountId: row.accountId,
    mobile: null,
    template: templates[state],
    params: { startsAt: row.startsAt.toISOString(), need: row.title },
    link: '/find',
  });
}
