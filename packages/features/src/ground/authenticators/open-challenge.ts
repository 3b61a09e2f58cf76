import { authenticatorChallenge, type Transaction } from '@hamyar/db';
import { challengeMs } from '@hamyar/domain';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';

type Challenge = typeof authenticatorChallenge.$inferSelect;

/** Which question, and who may answer it: a browser before signing in, a session after. */
export interface Asked {
  readonly use: Challenge['use'];
  readonly boundTo: string;
}

/** Keeps what was asked, for one answer; part of the caller's transaction. @returns its id */
export async function openChallenge(
  ctx: Ctx,
  tx: Transaction,
  asked: Asked & ({ challenge: string } | { secretSealed: Buffer }),
): Promise<string> {
  const id = ctx.newId();
  const expiresAt = new Date(ctx.clock.now().getTime() + challengeMs);
  await tx.insert(authenticatorChallenge).values({ id, ...asked, expiresAt });
  return id;
}

const open = (ctx: Ctx, challengeId: string, { use, boundTo }: Asked) =>
  and(
    eq(authenticatorChallenge.id, challengeId),
    eq(authenticatorChallenge.use, use),
    eq(authenticatorChallenge.boundTo, boundTo),
    isNull(authenticatorChallenge.usedAt),
    gt(authenticatorChallenge.expiresAt, ctx.clock.now()),
  );

/** What was asked, as long as it can be answered. @throws Refusal `authenticator.challenge_over` */
export async function openedChallenge(
  ctx: Ctx,
  tx: Transaction,
  challengeId: string,
  asked: Asked,
): Promise<Challenge> {
  const [found] = await tx
    .select()
    .from(authenticatorChallenge)
    .where(open(ctx, challengeId, asked));
  if (!found) throw new Refusal('conflict', 'authenticator.challenge_over');
  return found;
}

/** The same, answered by this: nobody can answer again. @throws Refusal `authenticator.challenge_over` */
export async function useChallenge(
  ctx: Ctx,
  tx: Transaction,
  challengeId: string,
  asked: Asked,
): Promise<Challenge> {
  const [found] = await tx
    .update(authenticatorChallenge)
    .set({ usedAt: ctx.clock.now() })
    .where(open(ctx, challengeId, asked))
    .returning();
  if (!found) throw new Refusal('conflict', 'authenticator.challenge_over');
  return found;
}
