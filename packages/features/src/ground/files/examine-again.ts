import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { examineFile } from './examine-file.ts';
import { waitingFiles } from './queries.ts';

const batch = 200;
/** One file may be over the scanner's limit; so many in a row are a scanner that is away. */
const maxUnanswered = 3;

/**
 * Once there is a scanner, has it look at what was taken in while there was none, or while it did not answer.
 * @returns files looked at
 * @throws Refusal `service.unavailable` when several in a row had no answer
 */
export async function examineAgain(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  if (!ctx.ports.scanner) return 0;
  let [examined, unanswered] = [0, 0];
  for (const { id } of await findWaiting(ctx))
    try {
      await examineFile(ctx, id);
      [examined, unanswered] = [examined + 1, 0];
    } catch (error) {
      unanswered += 1;
      const isUnanswered = error instanceof Refusal && error.code === 'unavailable';
      if (!isUnanswered || unanswered === maxUnanswered) throw error;
    }
  return examined;
}

function findWaiting(ctx: Ctx): Promise<{ id: string }[]> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, (tx) => waitingFiles(tx, batch));
}
