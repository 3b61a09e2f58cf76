import type { Answer, numbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { endChange } from './end-change.ts';
import { tokenHash } from './hold-number.ts';
import { lockByToken } from './queries.ts';

/** Takes back a change of a number by the link in the text to the old one: whoever has that phone may. */
// eslint-disable-next-line hamyar/verb-guards -- endChange audits
export async function cancelByLink(
  asker: Ctx,
  input: { token: string; version: string },
): Promise<Answer<typeof numbers.cancelByLink>> {
  authorise(asker, 'public');
  return withTransaction(asService(asker, 'change-number'), async (tx) => {
    const row = await lockByToken(tx, tokenHash(asker, input.token));
    await endChange(asker, tx, row, { version: input.version, by: 'link' });
    return { ok: true as const };
  });
}
