import type { Answer, HandlerInput, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { ListName } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { forgetLists } from './lists-of.ts';
import { lastSet, readWords, termIn, termVersion, type Words } from './policy.ts';
import { allTerms, type TermRow } from './queries.ts';
import { recordWords } from './record-words.ts';

type Form = HandlerInput<typeof lists.reviseTerm>['body'];

/** Words a term anew; what it says already is answered alike. */
export async function reviseTerm(
  ctx: Ctx,
  { list, code, version, ...form }: { readonly list: ListName; readonly code: string } & Form,
): Promise<Answer<typeof lists.reviseTerm>> {
  authorise(ctx, 'lists.manage');
  const answer = await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const all = await allTerms(tx);
    const term = termIn(all, list, code);
    const words = readWords(all, list, form, term);
    if (says(term, words)) return { number: term.number };
    requireVersion(version, termVersion(term));
    const number = term.number + 1;
    await recordWords(ctx, tx, { list, code, number, words, set: lastSet(term), note: form.note });
    await audit(ctx, tx, {
      action: 'list.term_revised',
      targetType: 'list_term',
      targetId: `${list}/${code}`,
      detail: { number },
    });
    return { number };
  });
  forgetLists(ctx);
  return answer;
}

const says = (term: TermRow, { nameFa, nameEn, synonyms, themes }: Words): boolean =>
  JSON.stringify([term.fa, term.en, term.synonyms, term.themes]) ===
  JSON.stringify([nameFa, nameEn, synonyms, themes]);
