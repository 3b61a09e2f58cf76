import type { Pool, Transaction } from '@hamyar/db';
import {
  type Limits,
  limitsAt,
  type LimitVersion,
  type ListName,
  listNames,
  type ReasonKind,
  type Term,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { setVersions } from './policy.ts';
import { allTerms } from './queries.ts';

/** A term that is or was offered, as it is called today. */
export interface ListTerm extends Term {
  readonly isOffered: boolean;
  readonly parent: string | null;
  readonly themes: readonly string[];
  readonly kind: ReasonKind | null;
}

/** Every list in its order; drafts are no part of it. */
export type Lists = Readonly<Record<ListName, readonly ListTerm[]>>;

/** How long a process goes on with what it has read: another one's change is seen by then. */
const freshMs = 20_000;

interface Kept {
  readonly lists: Lists;
  /** All that was set of each limit: what is to hold from tomorrow on does so without being read anew. */
  readonly limits: ReadonlyMap<string, readonly LimitVersion[]>;
  readonly readAt: number;
}

const kept = new WeakMap<Pool, Kept>();

/**
 * The one door to the words of the lists: a term's name where it is shown, and whether a form still offers it. Lists change
 * seldom, so each process reads them once in a while and not with every page.
 */
export async function listsOf(ctx: Pick<Ctx, 'pool' | 'clock'>, tx: Transaction): Promise<Lists> {
  return (await keptOf(ctx, tx)).lists;
}

/** What every limit is now; it rides along with the words, so that no hot path asks for it. */
export async function limitsOf(ctx: Pick<Ctx, 'pool' | 'clock'>, tx: Transaction): Promise<Limits> {
  return limitsAt((await keptOf(ctx, tx)).limits, ctx.clock.now());
}

async function keptOf(ctx: Pick<Ctx, 'pool' | 'clock'>, tx: Transaction): Promise<Kept> {
  const now = ctx.clock.now().getTime();
  const known = kept.get(ctx.pool);
  if (known && Math.abs(now - known.readAt) < freshMs) return known;
  const terms = (await allTerms(tx)).filter(({ state }) => state !== 'draft');
  const listed = (list: ListName): ListTerm[] =>
    terms
      .filter((term) => term.list === list)
      .map(({ code, fa, en, synonyms, state, parent, themes, kind }) => ({
        code,
        fa,
        en,
        synonyms,
        isOffered: state === 'in_use',
        parent,
        themes,
        kind,
      }));
  // Every name of a list, with its terms; `fromEntries` forgets which names they are.
  const lists = Object.fromEntries(listNames.map((list) => [list, listed(list)])) as Record<
    ListName,
    ListTerm[]
  >;
  const limits = new Map(
    terms.flatMap((term) => (term.list === 'limit' ? [[term.code, setVersions(term)] as const] : [])),
  );
  const read = { lists, limits, readAt: now };
  kept.set(ctx.pool, read);
  return read;
}

/** After a change was committed: this process reads the lists anew. */
export function forgetLists({ pool }: Pick<Ctx, 'pool'>): void {
  kept.delete(pool);
}
