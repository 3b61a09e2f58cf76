import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { finishDecision } from './finish-decision.ts';
import { moveComplaint } from './move-complaint.ts';
import { openCase } from './open-case.ts';
import { tellHandlers } from './tell-handlers.ts';
import { writeEntry } from './write-entry.ts';

type Second = HandlerInput<typeof complaints.confirm>['body'];

/** Confirms, as the second person, a severe decision that another proposed, or sends it back with a note. */
export function confirmComplaint(
  asker: Ctx,
  complaintId: string,
  { version, agreed, note }: Second,
): Promise<Answer<typeof complaints.confirm>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase(
    { asker, ctx, scope },
    { complaintId, version, act: 'confirm' },
    async (tx, { row, accountId }) => {
      if (!agreed && !note) throw invalidField('note', 'complaint.note_missing');
      if (note)
        await writeEntry(ctx, tx, {
          complaintId: row.id,
          by: 'office',
          to: 'office',
          text: note,
          accountId,
          formKey: null,
        });
      if (agreed) await finishDecision(ctx, tx, row, accountId);
      else {
        await moveComplaint(tx, row.id, 'in_hearing', { finding: null, reasonSealed: null, barUntil: null });
        await tellHandlers(ctx, tx, row, { except: accountId, template: 'complaint_sent_back' });
      }
      await audit(asker, tx, {
        action: agreed ? 'complaint.decided' : 'complaint.sent_back',
        targetType: 'complaint',
        targetId: row.id,
        provinceCode: row.provinceCode,
        detail: { finding: row.finding },
      });
      return { complaintId: row.id };
    },
  );
}
