import { importBatch, withTransaction } from '@hamyar/db';
import { and, eq, inArray } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Imports that somebody began and nobody has decided: they wait for answers, or to be recorded. */
export async function countOpenImports(asker: Ctx, accountId: string): Promise<number> {
  authorise(asker, 'staff.read');
  // Whoever administers staff sees no file of the desk: a service counts.
  return await withTransaction(asService(asker, 'open-imports'), (tx) =>
    tx.$count(
      importBatch,
      and(eq(importBatch.createdBy, accountId), inArray(importBatch.state, ['needs_answers', 'previewed'])),
    ),
  );
}
