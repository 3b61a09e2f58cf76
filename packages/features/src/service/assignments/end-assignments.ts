import { assignment, type Transaction } from '@hamyar/db';
import { type AssignmentState, holdsPlace } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { moveAssignments } from './move-assignment.ts';
import { affectedBy } from './queries.ts';

/**
 * Ends places, offers and proposals that may not stand any more, and asks others; part of the caller's transaction, who
 * has authorised and holds the rows. Whoever had a place is told of each, by text too: they might be on their way.
 * @param ending the rows with the states they are in
 * @returns how many places were given back
 */
export async function endAssignments(
  ctx: Ctx,
  tx: Transaction,
  ending: readonly { readonly id: string; readonly state: AssignmentState }[],
  because: 'credential' | 'complaint' | 'guardian',
): Promise<number> {
  const was = new Map(ending.map(({ id, state }) => [id, state]));
  const moved = await moveAssignments(ctx, tx, inArray(assignment.id, [...was.keys()]), 'rejected', {
    endedBy: 'officer',
  });
  const rows = await affectedBy(
    tx,
    moved.map(({ id }) => id),
  );
  await askOthers(
    ctx,
    tx,
    rows.map((row) => row.needId),
  );
  for (const row of rows)
    await audit(ctx, tx, {
      action: 'assignment.rejected',
      targetType: 'assignment',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { was: was.get(row.id), because },
    });
  const places = rows.filter((row) => holdsPlace(was.get(row.id) ?? ''));
  for (const row of places)
    await notify(ctx, tx, {
      accountId: row.accountId,
      mobile: row.mobile,
      provinceCode: row.provinceCode,
      template: 'assignment_cancelled',
      need: row,
      params: { startsAt: row.startsAt.toISOString() },
      link: linkPaths.inbox(),
    });
  return places.length;
}
