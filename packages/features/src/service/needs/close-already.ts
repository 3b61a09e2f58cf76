import { shift, type Transaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { closuresOver } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { closeShifts } from './close-shifts.ts';
import { maxShifts } from './policy.ts';

/**
 * A need that comes to be open for days on which its place is closed already: its shifts of those days take nobody, as those
 * that were there when it was closed. Part of the caller's transaction, who has authorised and audits.
 * @returns how many of its coming shifts are open, and how many are closed by it
 */
export async function closeAlready(
  ctx: Ctx,
  tx: Transaction,
  need: {
    readonly needId: string;
    readonly provinceCode: string;
    readonly countyCode: string;
    readonly isRemote: boolean;
    readonly startsOn: string;
    readonly endsOn: string;
  },
): Promise<{ open: number; closed: number }> {
  const coming = await tx
    .select({ id: shift.id, startsAt: shift.startsAt })
    .from(shift)
    .where(and(eq(shift.needId, need.needId), isNull(shift.closureId), gt(shift.startsAt, ctx.clock.now())))
    .orderBy(asc(shift.startsAt), asc(shift.id))
    .limit(maxShifts + 1);
  const closures = need.isRemote
    ? []
    : await closuresOver(tx, need, { from: need.startsOn, to: need.endsOn });
  const closed = new Set<string>();
  for (const closure of closures) {
    const ids = coming
      .filter(({ id }) => !closed.has(id))
      .filter(({ startsAt }) => closure.startsOn <= today(startsAt) && today(startsAt) <= closure.endsOn)
      .map(({ id }) => id);
    await closeShifts(tx, closure.id, ids);
    for (const id of ids) closed.add(id);
  }
  return { open: coming.length - closed.size, closed: closed.size };
}
