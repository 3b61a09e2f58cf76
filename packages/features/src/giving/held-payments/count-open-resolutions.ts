import { paymentResolution, withTransaction } from '@hamyar/db';
import { and, eq } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Proposals of somebody for held payments that no second person has confirmed or set aside. */
export async function countOpenResolutions(asker: Ctx, accountId: string): Promise<number> {
  authorise(asker, 'staff.read');
  // Whoever administers staff sees no money: a service counts.
  return await withTransaction(asService(asker, 'open-resolutions'), (tx) =>
    tx.$count(
      paymentResolution,
      and(eq(paymentResolution.proposedBy, accountId), eq(paymentResolution.state, 'proposed')),
    ),
  );
}
