import type { HandlerInput, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { isFixed, type ListName } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { forgetLists } from './lists-of.ts';
import { moveTerm } from './move-term.ts';
import { isLastReason, termIn, termVersion } from './policy.ts';
import { allTerms } from './queries.ts';

type Form = HandlerInput<typeof lists.retireTerm>['body'];

/** Retires a term: what holds it keeps its words, and new forms offer it no more. */
export async function retireTerm(
  ctx: Ctx,
  { list, code, version, reason }: { readonly list: ListName; readonly code: string } & Form,
): Promise<void> {
  authorise(ctx, 'lists.manage');
  await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const all = await allTerms(tx);
    const term = termIn(all, list, code);
    requireVersion(version, termVersion(term));
    if (isFixed(list, code)) throw new Refusal('precondition', 'list.term_fixed');
    if (isLastReason(all, term)) throw new Refusal('precondition', 'list.last_reason');
    if (!(await moveTerm(tx, term, 'retired'))) throw new Refusal('conflict', 'list.not_in_use');
    await audit(ctx, tx, {
      action: 'list.term_retired',
      targetType: 'list_term',
      targetId: `${list}/${code}`,
      detail: { reason },
    });
  });
  forgetLists(ctx);
}
