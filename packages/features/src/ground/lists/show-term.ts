import type { Answer, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { keysOf, type ListName } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { accountNames } from '../identity/index.ts';
import { countUses } from './count-uses.ts';
import { actsOn, siblingsOf, termIn, termVersion } from './policy.ts';
import { choicesOf, presentTerm, presentVersion } from './present.ts';
import { allTerms, versionsOf } from './queries.ts';

/** One term with its history and what holds it. */
export async function showTerm(
  asker: Ctx,
  { list, code }: { readonly list: ListName; readonly code: string },
): Promise<Answer<typeof lists.showTerm>> {
  authorise(asker, 'lists.manage');
  // Whoever only administers sees neither the desk's needs nor the names of colleagues: here they are counted and told.
  const ctx = asService(asker, 'list-term');
  return withTransaction(ctx, async (tx) => {
    const all = await allTerms(tx);
    const term = termIn(all, list, code);
    const versions = await versionsOf(tx, list, code);
    const people = versions.map(({ recordedBy }) => recordedBy).filter((one) => one !== null);
    const names = await accountNames(tx, [...new Set(people)]);
    const counts = await countUses(tx, list, code);
    return {
      list,
      term: presentTerm(all, term, ctx.clock.now()),
      siblings: siblingsOf(all, list, term.parent).length,
      versions: versions.map((row) => presentVersion(all, row, names)),
      uses: keysOf(counts).flatMap((use) => (counts[use] > 0 ? [{ use, count: counts[use] }] : [])),
      themes: list === 'service' ? choicesOf(all, 'theme') : [],
      may: actsOn(list, term),
      version: termVersion(term),
    };
  });
}
