import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { openCase } from './open-case.ts';
import { tellConcerned } from './tell-concerned.ts';
import { tellReporter } from './tell-reporter.ts';
import { isWritten, writeEntry } from './write-entry.ts';

type Letter = HandlerInput<typeof complaints.write>['body'];

/** Writes to one side, or a note for the office alone. Who hears of it for the first time is told of the case by that. */
export function writeComplaint(
  asker: Ctx,
  complaintId: string,
  { formKey, to, text }: Letter,
): Promise<Answer<typeof complaints.write>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase({ asker, ctx, scope }, { complaintId, act: 'write' }, async (tx, { row, accountId }) => {
    // Before the hearing they know nothing of it, and a letter would not be the way to learn.
    if (to === 'concerned' && row.concernedToldAt === null)
      throw invalidField('to', 'complaint.person_missing');
    const entry = { complaintId: row.id, by: 'office', to, text, accountId, formKey } as const;
    if (await isWritten(ctx, tx, entry)) return { complaintId: row.id };
    await writeEntry(ctx, tx, entry);
    if (to === 'reporter') await tellReporter(ctx, tx, row, 'complaint_news');
    if (to === 'concerned') await tellConcerned(ctx, tx, row, 'complaint_news');
    await audit(asker, tx, {
      action: 'complaint.written',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { to },
    });
    return { complaintId: row.id };
  });
}
