import { accountRecovery, authenticator, recoveryCode, type Transaction } from '@hamyar/db';
import { recoveryDays, type SeenDocument, whyNotVouch } from '@hamyar/domain';
import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountName } from '../identity/index.ts';
import { endAsked, moveRecovery } from './move-recovery.ts';
import { openOf } from './show-own-recovery.ts';

/** A recovery of a member: another number, because the one that signed in is lost with everything else. */
export type NumberRecovery = typeof accountRecovery.$inferSelect & { readonly toMobile: string };

const isOfNumber = (row: typeof accountRecovery.$inferSelect): row is NumberRecovery => row.toMobile !== null;

/** The one of a member that waits for its second officer. */
export async function waitingNumber(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
): Promise<NumberRecovery | null> {
  const row = await openOf(tx, accountId);
  return row && isOfNumber(row) && row.expiresAt > ctx.clock.now() ? row : null;
}

/** Those of members that wait, the oldest first. */
export async function waitingNumbers(ctx: Ctx, tx: Transaction): Promise<NumberRecovery[]> {
  const rows = await tx
    .select()
    .from(accountRecovery)
    .where(
      and(
        inArray(accountRecovery.state, ['asked', 'seconded']),
        isNotNull(accountRecovery.toMobile),
        gt(accountRecovery.expiresAt, ctx.clock.now()),
      ),
    )
    .orderBy(asc(accountRecovery.id))
    .limit(500);
  return rows.filter(isOfNumber);
}

/** The same by its id, locked. */
export async function lockNumber(tx: Transaction, recoveryId: string): Promise<NumberRecovery | null> {
  const [row] = await tx
    .select()
    .from(accountRecovery)
    .where(eq(accountRecovery.id, recoveryId))
    .for('update');
  return row && isOfNumber(row) ? row : null;
}

/**
 * Says, as the first of two officers, that it is they and that this number is theirs; part of the caller's transaction, who has
 * authorised, proved the number and audits.
 */
export async function beginNumber(
  ctx: Ctx,
  tx: Transaction,
  said: { accountId: string; officer: string; toMobile: string; seen: SeenDocument },
): Promise<string> {
  const now = ctx.clock.now();
  // What nobody confirmed in its week is over before another begins.
  await endAsked(ctx, tx, said.accountId);
  const id = ctx.newId();
  await tx.insert(accountRecovery).values({
    id,
    accountId: said.accountId,
    state: 'seconded',
    note: '',
    toMobile: said.toMobile,
    seen: said.seen,
    firstBy: said.officer,
    firstName: await accountName(tx, said.officer),
    firstAt: now,
    askedAt: now,
    expiresAt: new Date(now.getTime() + recoveryDays * 86_400_000),
  });
  return id;
}

/**
 * The second officer says the same; part of the caller's transaction, who has authorised, lets the number move and audits.
 * @throws Refusal `recovery.over`, `recovery.own`, `recovery.same_officer`
 */
export async function confirmNumber(
  ctx: Ctx,
  tx: Transaction,
  row: NumberRecovery,
  { officer, seen }: { officer: string; seen: SeenDocument },
): Promise<void> {
  const now = ctx.clock.now();
  const reason = whyNotVouch(officer, row, now);
  if (reason) throw new Refusal('conflict', reason);
  await moveRecovery(tx, row.id, 'done', { secondBy: officer, seenAgain: seen, decidedAt: now });
}

/** It is not they, or asked by mistake; part of the caller's transaction, who has authorised and audits. */
export async function refuseNumber(ctx: Ctx, tx: Transaction, row: NumberRecovery): Promise<void> {
  await moveRecovery(tx, row.id, 'refused', { decidedAt: ctx.clock.now() });
}

/** What was lost may be in other hands: nothing of it opens anything any more. Part of the caller's transaction. */
export async function endHeld(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  await tx
    .update(authenticator)
    .set({ endedAt: ctx.clock.now() })
    .where(and(eq(authenticator.accountId, accountId), isNull(authenticator.endedAt)));
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
}
