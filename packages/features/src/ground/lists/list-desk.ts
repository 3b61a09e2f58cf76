import type { Answer, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { listNames, type TermState } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { allTerms } from './queries.ts';

/** What stands in every list. */
export async function listDesk(ctx: Ctx): Promise<Answer<typeof lists.listDesk>> {
  authorise(ctx, 'lists.manage');
  const all = await withTransaction(ctx, allTerms);
  return {
    lists: listNames.map((list) => {
      const terms = all.filter((term) => term.list === list);
      const count = (state: TermState) => terms.filter((term) => term.state === state).length;
      const wordedAt = Math.max(0, ...terms.map(({ recordedAt }) => recordedAt.getTime()));
      return {
        list,
        inUse: count('in_use'),
        drafts: count('draft'),
        retired: count('retired'),
        wordedAt: new Date(wordedAt).toISOString(),
      };
    }),
  };
}
