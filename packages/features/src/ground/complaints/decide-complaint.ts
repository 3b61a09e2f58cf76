import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { accountName } from '../identity/index.ts';
import { finishDecision } from './finish-decision.ts';
import { moveComplaint } from './move-complaint.ts';
import { openCase } from './open-case.ts';
import { whyNotDecide } from './policy.ts';
import { tellHandlers } from './tell-handlers.ts';

type Decision = HandlerInput<typeof complaints.decide>['body'];

/** Decides, or proposes where two people have to: a severe case waits for somebody else to confirm. */
export function decideComplaint(
  asker: Ctx,
  complaintId: string,
  { version, finding, reason, barUntil }: Decision,
): Promise<Answer<typeof complaints.decide>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase({ asker, ctx, scope }, { complaintId, version, act: 'decide' }, async (tx, held) => {
    const { row, accountId } = held;
    const refusal = whyNotDecide(row, { finding, barUntil }, today(ctx.clock.now()));
    if (refusal === 'complaint.not_heard') throw new Refusal('conflict', refusal);
    if (refusal) throw invalidField('barUntil', refusal);
    const decision = {
      finding,
      reasonSealed: ctx.sealing.seal(reason, 'complaint.reason'),
      barUntil: barUntil ?? null,
    };
    if (row.severity === 'severe') {
      await moveComplaint(tx, row.id, 'proposed', {
        ...decision,
        proposedBy: accountId,
        proposerName: await accountName(tx, accountId),
      });
      await tellHandlers(ctx, tx, row, { except: accountId, template: 'complaint_proposed' });
    } else await finishDecision(ctx, tx, { ...row, ...decision }, accountId);
    await audit(asker, tx, {
      action: row.severity === 'severe' ? 'complaint.proposed' : 'complaint.decided',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { finding, bars: barUntil !== undefined },
    });
    return { complaintId: row.id };
  });
}
