import { withTransaction } from '@hamyar/db';
import { hasParent, type ListName, parentList } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { forgetLists } from './lists-of.ts';
import { moveTerm } from './move-term.ts';
import { requireOffered, termIn, termVersion } from './policy.ts';
import { allTerms } from './queries.ts';

/** Brings a draft or a retired term into use. */
export async function useTerm(
  ctx: Ctx,
  { list, code, version }: { readonly list: ListName; readonly code: string; readonly version: string },
): Promise<void> {
  authorise(ctx, 'lists.manage');
  await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const all = await allTerms(tx);
    const term = termIn(all, list, code);
    requireVersion(version, termVersion(term));
    if (hasParent(list)) requireOffered(all, parentList[list], term.parent ?? '', 'parent');
    if (!(await moveTerm(tx, term, 'in_use'))) throw new Refusal('conflict', 'list.in_use_already');
    await audit(ctx, tx, {
      action: 'list.term_used',
      targetType: 'list_term',
      targetId: `${list}/${code}`,
    });
  });
  forgetLists(ctx);
}
