import { matchingRun, withTransaction } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Matching runs that somebody began and whose proposals nobody has sent. */
export async function countOpenRuns(asker: Ctx, accountId: string): Promise<number> {
  authorise(asker, 'staff.read');
  // Whoever administers staff sees no file of the desk: a service counts.
  return await withTransaction(asService(asker, 'open-runs'), (tx) =>
    tx.$count(matchingRun, and(eq(matchingRun.createdBy, accountId), eq(matchingRun.state, 'proposed'))),
  );
}
