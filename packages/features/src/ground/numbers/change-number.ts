import type { Answer, numbers } from '@hamyar/contracts';
import { numberChange, type Transaction, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import {
  accountWithMobile,
  codeRefusal,
  lockMobileOf,
  moveNumber,
  type NumberProof,
  proveNumber,
  type TypedCode,
} from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { movesAtOnce } from './moves-at-once.ts';
import { retentionDays, waitMs } from './policy.ts';
import { openChange } from './queries.ts';

type Outcome =
  | Extract<NumberProof, { kind: 'refused' }>
  | { readonly kind: 'asked'; readonly moved: boolean; readonly dueAt: Date };

/** Takes the code that was sent to the new number, and moves the account there now or in three days. */
export async function changeNumber(asker: Ctx, input: TypedCode): Promise<Answer<typeof numbers.change>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'change-number');
  const outcome = await withTransaction(ctx, async (tx): Promise<Outcome> => {
    const proof = await proveNumber(ctx, tx, input);
    if (proof.kind === 'refused') return proof;
    return askFor(asker, ctx, tx, { accountId, mobile: proof.mobile });
  });
  // What a wrong code costs has been counted by now.
  if (outcome.kind === 'refused') throw codeRefusal(outcome);
  return { moved: outcome.moved, dueAt: outcome.dueAt.toISOString() };
}

async function askFor(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  { accountId, mobile }: { accountId: string; mobile: string },
): Promise<Outcome> {
  await inLine(tx, `number:${accountId}`);
  const from = await lockMobileOf(tx, accountId);
  if (from === null || from === mobile) throw new Refusal('conflict', 'number.same');
  if (await openChange(tx, accountId)) throw new Refusal('conflict', 'number.waiting');
  if ((await accountWithMobile(tx, mobile)) !== null) throw new Refusal('conflict', 'number.taken');
  const now = ctx.clock.now();
  const moved = await movesAtOnce(asker, tx, accountId);
  const dueAt = moved ? now : new Date(now.getTime() + waitMs);
  const token = ctx.randomBytes(24).toString('hex');
  const id = ctx.newId();
  await tx.insert(numberChange).values({
    id,
    accountId,
    fromMobile: from,
    toMobile: mobile,
    tokenHash: tokenHash(ctx, token),
    askedAt: now,
    dueAt,
    movedAt: moved ? now : null,
    retainUntil: keptUntil(now, retentionDays),
  });
  if (moved) await moveNumber(ctx, tx, accountId, mobile);
  await audit(asker, tx, {
    action: moved ? 'number.moved' : 'number.change_asked',
    targetType: 'account',
    targetId: accountId,
    detail: { changeId: id },
  });
  // The old number hears of it whatever becomes of it: whoever lost a phone learns so from another.
  await notify(ctx, tx, {
    accountId,
    mobile: from,
    template: moved ? 'number_moved' : 'number_change',
    params: moved ? {} : { startsAt: dueAt.toISOString() },
    link: moved ? linkPaths.security() : linkPaths.numberChange(token),
  });
  return { kind: 'asked', moved, dueAt };
}

/** Keyed: what is stored opens nothing. */
export const tokenHash = (ctx: Ctx, token: string): string => ctx.sealing.index(token, 'number_change.token');
