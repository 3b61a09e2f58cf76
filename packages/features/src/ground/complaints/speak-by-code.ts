import type { Answer, complaints } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { openByCode, type ReportKey } from './open-by-code.ts';
import { type Speech, takeSpeech } from './take-speech.ts';

/** Adds to a complaint, withdraws it or appeals, for whoever holds its code and secret. */
export function speakByCode(
  asker: Ctx,
  { code, secret, ...speech }: ReportKey & Speech,
  address: string,
): Promise<Answer<typeof complaints.speakByCode>> {
  authorise(asker, 'public');
  return openByCode(asker, { code, secret }, address, (ctx, tx, complaintId) =>
    takeSpeech(ctx, tx, { complaintId, side: 'reporter', ...speech }),
  );
}
