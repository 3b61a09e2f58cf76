import { assignment, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type NamedNeed, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveAssignments } from './move-assignment.ts';
import { affectedBy } from './queries.ts';

/**
 * Ends the proposals and open offers of a need that is closed; part of the caller's transaction, who has authorised and
 * audits. Whoever was asked hears, once, that nobody waits for their answer: in the inbox only.
 * @returns ids of those that ended
 */
export async function cancelOffers(
  ctx: Ctx,
  tx: Transaction,
  closed: NamedNeed,
  endedBy: 'officer' | 'system' = 'officer',
): Promise<string[]> {
  const waiting = and(
    eq(assignment.needId, closed.needId),
    inArray(assignment.state, ['proposed', 'offered']),
  );
  const moved = await moveAssignments(ctx, tx, waiting, 'cancelled_by_need', { endedBy });
  const ids = moved.map(({ id }) => id);
  const asked = (await affectedBy(tx, ids)).flatMap((row) => (row.isOffered && row.accountId) || []);
  for (const accountId of new Set(asked))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'offer_need_closed',
      need: closed,
      link: linkPaths.find(),
    });
  return ids;
}

/**
 * Ends the coming places that people have with a need, and tells each by text too: they might be on their way. Part of the
 * caller's transaction, who has authorised and audits.
 * @returns how many they were
 */
export async function cancelPlaces(
  ctx: Ctx,
  tx: Transaction,
  closed: { readonly needId: string },
): Promise<number> {
  const held = and(
    eq(assignment.needId, closed.needId),
    inArray(assignment.state, ['accepted', 'confirmed']),
    sql`lower(${assignment.during}) > ${ctx.clock.now()}`,
  );
  const moved = await moveAssignments(ctx, tx, held, 'cancelled_by_need', { endedBy: 'officer' });
  const rows = await affectedBy(
    tx,
    moved.map(({ id }) => id),
  );
  for (const row of rows)
    await notify(ctx, tx, {
      accountId: row.accountId,
      mobile: row.mobile,
      provinceCode: row.provinceCode,
      template: 'assignment_cancelled',
      need: row,
      params: { startsAt: row.startsAt.toISOString() },
      link: linkPaths.offer(row.id),
    });
  return rows.length;
}

/** Tells, in the inbox, everybody who has a coming place that it stands although nobody new is asked. */
export async function tellPlacesStay(ctx: Ctx, tx: Transaction, closed: NamedNeed): Promise<number> {
  const { rows } = await tx.$client.query<{ accountId: string | null }>({
    name: 'assignment_holders',
    text: `select distinct v.account_id as "accountId" from assignment a join volunteer v on v.id = a.volunteer_id
      where a.need_id = $1 and a.state in ('accepted', 'confirmed') and lower(a.during) > $2`,
    values: [closed.needId, ctx.clock.now()],
  });
  for (const { accountId } of rows)
    if (accountId !== null)
      await notify(ctx, tx, {
        accountId,
        mobile: null,
        template: 'need_closed_place_stays',
        need: closed,
        link: linkPaths.inbox(),
      });
  return rows.length;
}
