import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { caseById, reporterOf } from './queries.ts';
import { type Speech, takeSpeech } from './take-speech.ts';

/** Says one's side as whoever reported, or as whoever it concerns and was told of it. */
// eslint-disable-next-line hamyar/verb-guards -- takeSpeech audits
export async function speakOwn(
  asker: Ctx,
  complaintId: string,
  speech: Speech,
): Promise<Answer<typeof complaints.speakOwn>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'complaint-sides');
  return withTransaction(ctx, async (tx) => {
    const row = await caseById(tx, complaintId);
    const isReporter = (await reporterOf(tx, row.id))?.accountId === accountId;
    const isConcerned = row.concernedAccountId === accountId && row.concernedToldAt !== null;
    if (!isReporter && !isConcerned) throw new Refusal('not_found', 'complaint.unknown');
    return takeSpeech(ctx, tx, { complaintId, side: isReporter ? 'reporter' : 'concerned', ...speech });
  });
}
