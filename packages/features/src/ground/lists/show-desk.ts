import type { Answer, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { hasParent, kindsOf, type ListName, parentList } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { choicesOf, presentTerm } from './present.ts';
import { allTerms } from './queries.ts';

/** One list whole: services by the order of their stages. */
export async function showDesk(ctx: Ctx, list: ListName): Promise<Answer<typeof lists.showDesk>> {
  authorise(ctx, 'lists.manage');
  const all = await withTransaction(ctx, allTerms);
  const placeOf = new Map(
    all.filter((term) => term.list === 'life_stage').map(({ code, place }) => [code, place]),
  );
  const stage = (parent: string | null) => (parent === null ? 0 : (placeOf.get(parent) ?? 0));
  return {
    list,
    terms: all
      .filter((term) => term.list === list)
      .sort((a, b) => stage(a.parent) - stage(b.parent) || a.place - b.place)
      .map((term) => presentTerm(all, term, ctx.clock.now())),
    parents: hasParent(list) ? choicesOf(all, parentList[list]) : [],
    themes: list === 'service' ? choicesOf(all, 'theme') : [],
    kinds: [...kindsOf(list)],
    may: list === 'limit' ? [] : ['add'],
  };
}
