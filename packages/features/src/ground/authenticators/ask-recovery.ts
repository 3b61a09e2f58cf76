import { accountRecovery, type Transaction, withTransaction } from '@hamyar/db';
import { recoveryDays, staffRoles } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { officesOf, staffInOffice } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import { endAsked } from './move-recovery.ts';
import { ownSession } from './require-enrolment.ts';
import { mayAsk, openOf } from './show-own-recovery.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Asks two officers to say who it is. Asked twice, it is the same asking. */
export async function askRecovery(asker: Ctx, note: string): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-recovery');
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `recovery:${own.accountId}`);
    const open = await openOf(tx, own.accountId);
    if (open && open.expiresAt > ctx.clock.now()) return { ok: true };
    if (!(await mayAsk(ctx, tx, own))) throw new Refusal('conflict', 'recovery.not_needed');
    const now = ctx.clock.now();
    await endAsked(asker, tx, own.accountId);
    const id = ctx.newId();
    await tx.insert(accountRecovery).values({
      id,
      accountId: own.accountId,
      state: 'asked',
      note,
      askedAt: now,
      expiresAt: new Date(now.getTime() + recoveryDays * 86_400_000),
    });
    await tellOfficers(ctx, tx, own.accountId, id);
    await tellOfChange(ctx, tx, own.accountId);
    await audit(asker, tx, {
      action: 'recovery.asked',
      targetType: 'account_recovery',
      targetId: id,
      detail: { accountId: own.accountId },
    });
    return { ok: true };
  });
}

/** Everybody who may give one of the offices hears of it. */
async function tellOfficers(ctx: Ctx, tx: Transaction, accountId: string, recoveryId: string): Promise<void> {
  const now = ctx.clock.now();
  const officers = new Set<string>();
  for (const { role, provinceCode } of await officesOf(tx, accountId, now))
    for (const officer of await staffInOffice(tx, staffRoles[role].givenBy, provinceCode, now))
      officers.add(officer);
  officers.delete(accountId);
  for (const officer of officers)
    await notify(ctx, tx, {
      accountId: officer,
      mobile: null,
      template: 'recovery_asked',
      params: {},
      link: linkPaths.recovery(recoveryId),
    });
}
