import { assignment, type Transaction, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { and, eq, inArray, lte } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { moveAssignments } from './move-assignment.ts';
import { type AffectedRow, affectedBy } from './queries.ts';

const templates = { lapsed: 'offer_lapsed', not_needed: 'offer_not_needed', rejected: 'offer_excluded' };

/** Why offers end, where it is not the usual of the state they come to. */
export interface Ending {
  readonly endedBy?: 'officer' | 'system';
  /** Reason that the offer keeps. */
  readonly declineReason?: string;
  readonly template?: string;
}

/** Offers ended in one turn; the next turn takes the rest. */
const maxAtOnce = 500;

/** Ends offers whose time ran out without an answer. */
export async function lapseOffers(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const due = await tx
      .select({ id: assignment.id })
      .from(assignment)
      .where(and(eq(assignment.state, 'offered'), lte(assignment.expiresAt, ctx.clock.now())))
      .orderBy(assignment.expiresAt)
      .limit(maxAtOnce)
      .for('update', { skipLocked: true });
    const ended = await endOffers(
      ctx,
      tx,
      due.map(({ id }) => id),
      'lapsed',
    );
    await askOthers(
      ctx,
      tx,
      ended.map((row) => row.needId),
    );
  });
}

/** Ends offers, and proposals nobody was told of; part of the caller's transaction. Whoever was asked hears of it. */
export async function endOffers(
  ctx: Ctx,
  tx: Transaction,
  ids: readonly string[],
  state: keyof typeof templates,
  { endedBy = 'system', declineReason, template = templates[state] }: Ending = {},
): Promise<AffectedRow[]> {
  const moved = await moveAssignments(ctx, tx, inArray(assignment.id, [...ids]), state, {
    endedBy,
    declineReason: declineReason ?? null,
  });
  const rows = await affectedBy(
    tx,
    moved.map(({ id }) => id),
  );
  for (const row of rows) await tell(ctx, tx, row, state, template);
  return rows;
}

/** In the inbox only: a text message saying "no need" is one message too many. */
async function tell(
  ctx: Ctx,
  tx: Transaction,
  row: AffectedRow,
  state: keyof typeof templates,
  template: string,
): Promise<void> {
  await audit(ctx, tx, {
    action: `assignment.${state}`,
    targetType: 'assignment',
    targetId: row.id,
    provinceCode: row.provinceCode,
  });
  if (row.accountId === null || !row.isOffered) return;
  await notify(ctx, tx, {
    accountId: row.accountId,
    mobile: null,
    template,
    need: row,
    params: { startsAt: row.startsAt.toISOString() },
    link: linkPaths.find(),
  });
}
