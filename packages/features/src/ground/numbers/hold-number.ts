import { numberChange, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountWithMobile, lockMobileOf, moveNumber } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { retentionDays, waitMs } from './policy.ts';
import { openChange } from './queries.ts';

interface Wish {
  readonly accountId: string;
  /** Proven, E.164. */
  readonly mobile: string;
  /** Whether it moves now: whoever asks has shown a passkey or TOTP. */
  readonly atOnce: boolean;
  /** Whether two officers ask, for somebody who lost everything. */
  readonly byOffice: boolean;
}

/**
 * Lets an account be signed in to by another number, now or in three days in which the old one can say no, and tells the old one;
 * part of the caller's transaction, who has authorised and proven the number.
 * @param asker who stands in the trail
 * @throws Refusal `number.same`, `number.waiting`, `number.taken`
 */
export async function holdNumber(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  { accountId, mobile, atOnce, byOffice }: Wish,
): Promise<{ readonly dueAt: Date }> {
  await inLine(tx, `number:${accountId}`);
  const from = await lockMobileOf(tx, accountId);
  if (from === null || from === mobile) throw new Refusal('conflict', 'number.same');
  if (await openChange(tx, accountId)) throw new Refusal('conflict', 'number.waiting');
  if ((await accountWithMobile(tx, mobile)) !== null) throw new Refusal('conflict', 'number.taken');
  const now = ctx.clock.now();
  const dueAt = atOnce ? now : new Date(now.getTime() + waitMs);
  const token = ctx.randomBytes(24).toString('hex');
  const id = ctx.newId();
  await tx.insert(numberChange).values({
    id,
    accountId,
    fromMobile: from,
    toMobile: mobile,
    byOffice,
    tokenHash: tokenHash(ctx, token),
    askedAt: now,
    dueAt,
    movedAt: atOnce ? now : null,
    retainUntil: keptUntil(now, retentionDays),
  });
  if (atOnce) await moveNumber(ctx, tx, accountId, mobile);
  await audit(asker, tx, {
    action: atOnce ? 'number.moved' : 'number.change_asked',
    targetType: 'account',
    targetId: accountId,
    detail: { changeId: id, byOffice },
  });
  // The old number hears of it whatever becomes of it: whoever lost a phone learns so from another.
  await notify(ctx, tx, {
    accountId,
    mobile: from,
    template: atOnce ? 'number_moved' : 'number_change',
    params: atOnce ? {} : { startsAt: dueAt.toISOString() },
    link: atOnce ? linkPaths.security() : linkPaths.numberChange(token),
  });
  return { dueAt };
}

/** Keyed: what is stored opens nothing. */
export const tokenHash = (ctx: Ctx, token: string): string => ctx.sealing.index(token, 'number_change.token');
