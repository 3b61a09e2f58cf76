import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { ownSide } from './own-side.ts';
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
    const side = await ownSide(tx, complaintId, accountId);
    return takeSpeech(ctx, tx, { complaintId, side, ...speech });
  });
}
