import type { Answer, numbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { tokenHash } from './hold-number.ts';
import { presentChange } from './present.ts';
import { changeByToken } from './queries.ts';

/** What the link in the text to the old number is about. */
export async function showByLink(
  asker: Ctx,
  input: { token: string },
): Promise<Answer<typeof numbers.showByLink>> {
  authorise(asker, 'public');
  const row = await withTransaction(asService(asker, 'change-number'), (tx) =>
    changeByToken(tx, tokenHash(asker, input.token)),
  );
  if (!row) throw new Refusal('not_found', 'number.nothing_waits');
  return { open: presentChange(row) };
}
