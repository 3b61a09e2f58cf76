import type { Answer, complaints } from '@hamyar/contracts';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountName, mobileOf } from '../identity/index.ts';
import { openCase } from './open-case.ts';
import { reporterOf } from './queries.ts';

/** Shows who reported. Every look leaves its reason in the audit log, and a reporter with an account reads of it. */
export function revealReporter(
  asker: Ctx,
  complaintId: string,
  reason: string,
): Promise<Answer<typeof complaints.revealReporter>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase({ asker, ctx, scope }, { complaintId, act: 'reveal' }, async (tx, { row }) => {
    const reporter = await reporterOf(tx, row.id);
    const accountId = reporter?.accountId ?? null;
    await audit(asker, tx, {
      action: 'complaint.reporter_revealed',
      targetType: 'complaint',
      targetId: row.id,
      provinceCode: row.provinceCode,
      subjectAccountId: accountId,
      detail: { reason },
    });
    const written = (sealed: Buffer | null | undefined, place: string) =>
      sealed ? ctx.sealing.open(sealed, place) : null;
    return {
      name:
        written(reporter?.nameSealed, 'complaint_reporter.name') ??
        (accountId && (await accountName(tx, accountId))),
      contact: written(reporter?.contactSealed, 'complaint_reporter.contact'),
      mobile: accountId && (await mobileOf(tx, accountId)),
    };
  });
}
