import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { openCase } from './open-case.ts';
import { endBars, putBar } from './put-bar.ts';
import { tellConcerned } from './tell-concerned.ts';
import { writeEntry } from './write-entry.ts';

type Wanted = HandlerInput<typeof complaints.suspend>['body'];

/** Suspends whoever a case concerns, or lifts it; they read the reason either way. */
export function suspendComplaint(
  asker: Ctx,
  complaintId: string,
  { version, suspended, reason }: Wanted,
): Promise<Answer<typeof complaints.suspend>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  const act = suspended ? 'suspend' : 'lift';
  return openCase({ asker, ctx, scope }, { complaintId, version, act }, async (tx, { row, accountId }) => {
    await (suspended
      ? putBar(ctx, tx, row, null)
      : endBars(ctx, tx, row, { by: accountId, kind: 'suspension' }));
    await writeEntry(ctx, tx, {
      complaintId: row.id,
      by: 'office',
      to: 'concerned',
      text: reason,
      accountId,
      formKey: null,
    });
    await tellConcerned(ctx, tx, row, suspended ? 'complaint_suspended' : 'complaint_lifted');
    await audit(asker, tx, {
      action: suspended ? 'complaint.suspended' : 'complaint.lifted',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
    });
    return { complaintId: row.id };
  });
}
