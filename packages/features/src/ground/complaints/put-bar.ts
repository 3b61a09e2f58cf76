import { personBar, type Transaction } from '@hamyar/db';
import type { IsoDay } from '@hamyar/domain';
import { and, eq, isNull } from 'drizzle-orm';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { standingChanged } from './events.ts';
import type { CaseRow, Concerned } from './queries.ts';

type Concerning = Concerned & Pick<CaseRow, 'id'>;

/** Suspends the person concerned, or bars them until a day; part of the caller's transaction, who audits. */
export async function putBar(
  ctx: Ctx,
  tx: Transaction,
  row: Concerning,
  until: IsoDay | null,
): Promise<void> {
  const accountId = row.concernedAccountId;
  if (accountId === null) throw new Error('nobody to bar');
  await tx
    .insert(personBar)
    .values({
      id: ctx.newId(),
      complaintId: row.id,
      kind: until === null ? 'suspension' : 'bar',
      accountId,
      mobileIndex: row.concernedMobileIndex,
      startsAt: ctx.clock.now(),
      until,
    })
    .onConflictDoNothing();
  await emit(ctx, tx, standingChanged, accountId, { accountId });
}

/**
 * Ends what a case has put on somebody; part of the caller's transaction, who audits.
 * @param ended.by the officer; null when the reporter takes it back
 * @param ended.kind left out: all of it
 */
export async function endBars(
  ctx: Ctx,
  tx: Transaction,
  row: Concerning,
  { by, kind }: { by: string | null; kind?: 'suspension' },
): Promise<void> {
  const ended = await tx
    .update(personBar)
    .set({ endedAt: ctx.clock.now(), endedBy: by })
    .where(
      and(
        eq(personBar.complaintId, row.id),
        isNull(personBar.endedAt),
        kind === undefined ? undefined : eq(personBar.kind, kind),
      ),
    );
  if (ended.rowCount && row.concernedAccountId !== null)
    await emit(ctx, tx, standingChanged, row.concernedAccountId, { accountId: row.concernedAccountId });
}
