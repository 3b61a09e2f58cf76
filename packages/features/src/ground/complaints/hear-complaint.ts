import type { Answer, complaints } from '@hamyar/contracts';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { moveComplaint } from './move-complaint.ts';
import { openCase } from './open-case.ts';
import { tellConcerned } from './tell-concerned.ts';

/** Opens the hearing: the person concerned reads the substance and is asked for their side. */
export function hearComplaint(
  asker: Ctx,
  input: { complaintId: string; version: string },
): Promise<Answer<typeof complaints.hear>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase({ asker, ctx, scope }, { ...input, act: 'hear' }, async (tx, { row }) => {
    await moveComplaint(tx, row.id, 'in_hearing');
    await tellConcerned(ctx, tx, row, 'complaint_hearing');
    await audit(asker, tx, {
      action: 'complaint.heard',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
    });
    return { complaintId: row.id };
  });
}
