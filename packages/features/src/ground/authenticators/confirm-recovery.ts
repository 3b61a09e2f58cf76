import type { Answer, authenticators, HandlerInput } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { recoveryWindowMs, whyNotVouch } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { accountName, endSessions } from '../identity/index.ts';
import { lockCase, presentRecoveryCase, recoveryVersion } from './lock-case.ts';
import { moveRecovery } from './move-recovery.ts';
import { tellOfChange } from './tell-of-change.ts';
import { endHeld } from './waiting-number.ts';

type Said = HandlerInput<typeof authenticators.confirmRecovery>['body'];

/** Says, as one of two officers who may give their offices, that it is they. The second opens the way back. */
export async function confirmRecovery(
  asker: Ctx,
  recoveryId: string,
  said: Said,
): Promise<Answer<typeof authenticators.confirmRecovery>> {
  authorise(asker, 'staff.manage');
  const officer = accountOf(asker);
  const ctx = asService(asker, 'account-recovery');
  return withTransaction(ctx, async (tx) => {
    const found = await lockCase(ctx, tx, asker, recoveryId);
    const before = found.row;
    requireVersion(said.version, recoveryVersion(before));
    const now = ctx.clock.now();
    const reason = whyNotVouch(officer, before, now);
    if (reason) throw new Refusal('conflict', reason);
    const isSecond = before.state === 'seconded';
    const row = isSecond
      ? await moveRecovery(tx, before.id, 'done', {
          secondBy: officer,
          decidedAt: now,
          windowUntil: new Date(now.getTime() + recoveryWindowMs),
        })
      : await moveRecovery(tx, before.id, 'seconded', {
          firstBy: officer,
          firstName: await accountName(tx, officer),
          firstAt: now,
        });
    if (isSecond) await endAll(ctx, tx, row.accountId);
    await audit(asker, tx, {
      action: 'recovery.confirmed',
      targetType: 'account_recovery',
      targetId: row.id,
      detail: { accountId: row.accountId, seen: said.seen, isSecond },
    });
    return { recovery: presentRecoveryCase(asker, { ...found, row }) };
  });
}

/** What was lost may be in other hands: nothing of it opens anything any more. */
async function endAll(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  await endHeld(ctx, tx, accountId);
  await endSessions(ctx, tx, accountId, { reason: 'recovered' });
  await tellOfChange(ctx, tx, accountId);
}
