import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { readSideCases } from './read-side-cases.ts';

/** Newest of them; whoever has more finds all in the copy of their data. */
const shown = 20;

/** What somebody reported, and what concerns them and they were told of; each from its own side. */
export async function listOwnComplaints(asker: Ctx): Promise<Answer<typeof complaints.listOwn>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'complaint-sides');
  return withTransaction(ctx, async (tx) => ({ items: await readSideCases(ctx, tx, accountId, shown) }));
}
