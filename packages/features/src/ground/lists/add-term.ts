import { type Answer, type HandlerInput, lists } from '@hamyar/contracts';
import { listTerm, withTransaction } from '@hamyar/db';
import { hasParent, type ListName, parentList } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { readKind, readWords, requireOffered, siblingsOf } from './policy.ts';
import { allTerms, termOfForm, type TermRow } from './queries.ts';
import { recordWords } from './record-words.ts';

type Form = HandlerInput<typeof lists.addTerm>['body'];

/** Adds a term as a draft; the same form again is answered alike. */
export async function addTerm(
  ctx: Ctx,
  { list, ...form }: { readonly list: ListName } & Form,
): Promise<Answer<typeof lists.addTerm>> {
  authorise(ctx, 'lists.manage');
  if (list === 'limit') throw new Refusal('precondition', 'list.closed');
  const kind = readKind(list, form.kind);
  const createdBy = accountIdOf(ctx);
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const stated = { list, ...form };
    const digest = formDigest(stated);
    const before = await termOfForm(tx, form.formKey);
    if (before && (before.createdBy !== createdBy || before.formDigest !== digest))
      throw new Refusal('conflict', 'list.form_used');
    if (before) return { code: before.code };
    const all = await allTerms(tx);
    if (all.some((term) => term.list === list && term.code === form.code))
      throw invalidField('code', 'list.code_taken');
    if (all.filter((term) => term.list === list).length >= lists.maxTerms)
      throw new Refusal('limit_reached', 'list.full', { params: { max: lists.maxTerms } });
    const parentCode = parentOf(all, list, form.parent);
    const words = readWords(all, list, form, null);
    await tx.insert(listTerm).values({
      list,
      code: form.code,
      state: 'draft',
      place: siblingsOf(all, list, parentCode).length + 1,
      parentCode,
      kind,
      createdAt: ctx.clock.now(),
      createdBy,
      formKey: form.formKey,
      formDigest: digest,
    });
    await recordWords(ctx, tx, { list, code: form.code, number: 1, words, set: null, note: form.note });
    await audit(ctx, tx, {
      action: 'list.term_added',
      targetType: 'list_term',
      targetId: `${list}/${form.code}`,
    });
    return { code: form.code };
  });
}

/** What a new term belongs to. @throws Refusal that names the field */
function parentOf(all: readonly TermRow[], list: ListName, parent: string | undefined): string | null {
  if (!hasParent(list)) return null;
  if (parent === undefined) throw invalidField('parent', 'list.parent_missing');
  requireOffered(all, parentList[list], parent, 'parent');
  return parent;
}
