import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { presentDeskCase, presentOwnReport } from './present.ts';
import { isOwnReport, wholeCase } from './queries.ts';

/** One complaint as its office reads it: everything but who reported it; their own as its reporter. */
export async function showComplaint(ctx: Ctx, complaintId: string): Promise<Answer<typeof complaints.show>> {
  const scope = authorise(ctx, 'complaints.handle');
  return withTransaction(ctx, async (tx) => {
    const whole = await wholeCase(tx, complaintId);
    const present = (await isOwnReport(tx, complaintId)) ? presentOwnReport : presentDeskCase;
    return present(ctx, whole, { accountId: accountIdOf(ctx), isNation: scope.reach === 'nation' });
  });
}
