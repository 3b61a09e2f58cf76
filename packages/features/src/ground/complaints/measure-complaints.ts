import { complaint, withTransaction } from '@hamyar/db';
import { openComplaintStates } from '@hamyar/domain';
import { inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { authorise } from '../access/index.ts';

/** Reports that are not settled. The database leaves out what is not the asker's, and the one that concerns them. */
export async function measureComplaints(ctx: Ctx): Promise<Waiting> {
  authorise(ctx, 'complaints.handle');
  const open = inArray(complaint.state, [...openComplaintStates]);
  return await withTransaction(ctx, (tx) =>
    measureFound(tx, sql`select ${complaint.createdAt} as at from ${complaint} where ${open}`),
  );
}
