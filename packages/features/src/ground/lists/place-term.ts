import type { HandlerInput, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { type ListName, movedTo } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { forgetLists } from './lists-of.ts';
import { siblingsOf, termIn, termVersion } from './policy.ts';
import { allTerms, orderTerms } from './queries.ts';

type Form = HandlerInput<typeof lists.placeTerm>['body'];

/** Puts a term at another place among its siblings. */
export async function placeTerm(
  ctx: Ctx,
  { list, code, version, place }: { readonly list: ListName; readonly code: string } & Form,
): Promise<void> {
  authorise(ctx, 'lists.manage');
  await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const all = await allTerms(tx);
    const term = termIn(all, list, code);
    requireVersion(version, termVersion(term));
    await orderTerms(tx, list, movedTo(siblingsOf(all, list, term.parent), code, place));
    await audit(ctx, tx, {
      action: 'list.term_placed',
      targetType: 'list_term',
      targetId: `${list}/${code}`,
      detail: { from: term.place, place },
    });
  });
  forgetLists(ctx);
}
