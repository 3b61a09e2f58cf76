import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { accountName } from '../identity/index.ts';
import { makeHold } from './make-hold.ts';
import { moveComplaint } from './move-complaint.ts';
import { openCase } from './open-case.ts';
import { whyNotDecide } from './policy.ts';

type Last = HandlerInput<typeof complaints.settleAppeal>['body'];

/** Settles an appeal: at the nation, by somebody who had no part in the first decision. What they say is the last word. */
export function settleAppeal(
  asker: Ctx,
  complaintId: string,
  { version, finding, reason, barUntil }: Last,
): Promise<Answer<typeof complaints.settleAppeal>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  const asked = { complaintId, version, act: 'settleAppeal' as const };
  return openCase({ asker, ctx, scope }, asked, async (tx, { row, accountId }) => {
    const refusal = whyNotDecide(row, { finding, barUntil }, today(ctx.clock.now()));
    if (refusal) throw invalidField('barUntil', refusal);
    const now = ctx.clock.now();
    await moveComplaint(tx, row.id, 'closed', {
      finding,
      outcome: finding,
      reasonSealed: ctx.sealing.seal(reason, 'complaint.reason'),
      barUntil: barUntil ?? null,
      // Of a severe case the first decision's two people stay as they are; this is a third.
      closedBy: accountId,
      closedAt: now,
      deciderName: await accountName(tx, accountId),
      decidedAt: now,
    });
    await makeHold(ctx, tx, { ...row, barUntil: barUntil ?? null }, accountId);
    await audit(asker, tx, {
      action: 'complaint.appeal_settled',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { was: row.outcome, finding, bars: barUntil !== undefined },
    });
    return { complaintId: row.id };
  });
}
