import type { Pool, Transaction } from '@hamyar/db';
import { type ListName, listNames, type Term } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { allTerms } from './queries.ts';

/** A term that is or was offered, as it is called today. */
export interface ListTerm extends Term {
  readonly isOffered: boolean;
  readonly parent: string | null;
  readonly themes: readonly string[];
}

/** Every list in its order; drafts are no part of it. */
export type Lists = Readonly<Record<ListName, readonly ListTerm[]>>;

/** How long a process goes on with what it has read: another one's change is seen by then. */
const freshMs = 20_000;

const kept = new WeakMap<Pool, { readonly lists: Lists; readonly readAt: number }>();

/**
 * The one door to the words of the lists: a term's name where it is shown, and whether a form still offers it. Lists change
 * seldom, so each process reads them once in a while and not with every page.
 */
export async function listsOf(ctx: Pick<Ctx, 'pool' | 'clock'>, tx: Transaction): Promise<Lists> {
  const now = ctx.clock.now().getTime();
  const known = kept.get(ctx.pool);
  if (known && Math.abs(now - known.readAt) < freshMs) return known.lists;
  const terms = (await allTerms(tx)).filter(({ state }) => state !== 'draft');
  const listed = (list: ListName): ListTerm[] =>
    terms
      .filter((term) => term.list === list)
      .map(({ code, fa, en, synonyms, state, parent, themes }) => ({
        code,
        fa,
        en,
        synonyms,
        isOffered: state === 'in_use',
        parent,
        themes,
      }));
  // Every name of a list, with its terms; `fromEntries` forgets which names they are.
  const lists = Object.fromEntries(listNames.map((list) => [list, listed(list)])) as Record<
    ListName,
    ListTerm[]
  >;
  kept.set(ctx.pool, { lists, readAt: now });
  return lists;
}

/** After a change was committed: this process reads the lists anew. */
export function forgetLists({ pool }: Pick<Ctx, 'pool'>): void {
  kept.delete(pool);
}
