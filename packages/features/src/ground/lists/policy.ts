import type { lists } from '@hamyar/contracts';
import {
  compactKey,
  isFixed,
  kindsOf,
  type LimitVersion,
  type ListName,
  type ReasonKind,
  type ReasonList,
  synonymsIn,
  type TermState,
} from '@hamyar/domain';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import type { Lists, ListTerm } from './lists-of.ts';
import type { TermRow } from './queries.ts';

/** Terms that forms offer. */
export const offered = (terms: readonly ListTerm[]): readonly ListTerm[] =>
  terms.filter(({ isOffered }) => isOffered);

/** Why a form cannot take a code of a list, or null. Pure. */
export function whyNotTerm(terms: readonly ListTerm[], code: string): 'unknown' | 'retired' | null {
  const term = terms.find((one) => one.code === code);
  if (!term) return 'unknown';
  return term.isOffered ? null : 'retired';
}

/**
 * A reason that a form chose from a list. Pure.
 * @returns what the code understands of it
 * @throws Refusal that names the field, for a reason that its list does not offer
 */
export function requireReason(lists: Lists, list: ReasonList, code: string): ReasonKind {
  const problem = whyNotTerm(lists[list], code);
  if (problem)
    throw invalidField('reason', problem === 'retired' ? 'list.term_retired' : 'list.term_unknown');
  const kind = kindOf(lists, list, code);
  if (kind === null) throw new Error('the database keeps a kind for every reason');
  return kind;
}

/** What the code understands of a reason that something was done for; null for a code without a term. Pure. */
export const kindOf = (lists: Lists, list: ReasonList, code: string): ReasonKind | null =>
  lists[list].find((term) => term.code === code)?.kind ?? null;

/** What was set of a limit, as rules of the domain read it. Pure. */
export const setVersions = ({ set }: Pick<TermRow, 'set'>): LimitVersion[] =>
  set.map((one) => ({ ...one, holdsFrom: new Date(one.holdsFrom) }));

/** What was said last of a limit, whether it holds yet or not; null for every other term. Pure. */
export const lastSet = (term: TermRow): LimitVersion | null =>
  setVersions(term).reduce<LimitVersion | null>(
    (last, one) => (last === null || one.number > last.number ? one : last),
    null,
  );

/**
 * The kind that a form gives a new term. Pure.
 * @throws Refusal that names the field, where a reason has none of its list's kinds or another term has one
 */
export function readKind(list: ListName, kind: ReasonKind | undefined): ReasonKind | null {
  const kinds = kindsOf(list);
  if (kinds.length === 0 && kind === undefined) return null;
  const [only] = kinds;
  const read = kinds.length === 1 ? (kind ?? only) : kind;
  if (read === undefined || !kinds.includes(read)) throw invalidField('kind', 'list.kind_missing');
  return read;
}

/** Other spellings of one term. */
const maxSynonyms = 50;

/** What a form says of a term. */
export interface Wording {
  readonly nameFa: string;
  readonly nameEn: string;
  readonly synonyms?: string | undefined;
  readonly themes: readonly string[];
  readonly note?: string | undefined;
}

export interface Words {
  readonly nameFa: string;
  readonly nameEn: string;
  readonly synonyms: string[];
  readonly themes: string[];
}

/**
 * Reads what a form says of a term. No word stands for two terms of a list, else a spreadsheet would be read by chance. Pure.
 * @param own the term that is worded anew; null for a new one
 * @throws Refusal that names the field
 */
export function readWords(
  all: readonly TermRow[],
  list: ListName,
  form: Wording,
  own: TermRow | null,
): Words {
  const synonyms = synonymsIn(form.synonyms ?? '');
  if (synonyms.length > maxSynonyms) throw invalidField('synonyms', 'list.too_many_synonyms');
  const others = all.filter((term) => term.list === list && term.code !== own?.code);
  const taken = new Set(
    others.flatMap((term) => [term.code, term.fa, term.en, ...term.synonyms].map((word) => compactKey(word))),
  );
  const words = [
    ['nameFa', form.nameFa],
    ['nameEn', form.nameEn],
    ...synonyms.map((word) => ['synonyms', word]),
  ] as const;
  for (const [path = '', word = ''] of words)
    if (taken.has(compactKey(word))) throw invalidField(path, 'list.word_taken');
  return {
    nameFa: form.nameFa,
    nameEn: form.nameEn,
    synonyms,
    themes: readThemes(all, list, form.themes, own),
  };
}

/** Themes of a service; those that it has already may have been retired meanwhile. */
function readThemes(
  all: readonly TermRow[],
  list: ListName,
  themes: readonly string[],
  own: TermRow | null,
): string[] {
  if (themes.length > 0 && list !== 'service') throw invalidField('themes', 'list.themes_not_here');
  for (const code of themes.filter((one) => !own?.themes.includes(one)))
    requireOffered(all, 'theme', code, 'themes');
  return [...new Set(themes)];
}

/** @throws Refusal that names the field, for a code that its list does not offer */
export function requireOffered(all: readonly TermRow[], list: ListName, code: string, path: string): void {
  const term = all.find((one) => one.list === list && one.code === code);
  if (!term || term.state === 'draft') throw invalidField(path, 'list.term_unknown');
  if (term.state === 'retired') throw invalidField(path, 'list.term_retired');
}

/** One term among all. @throws Refusal `list.term_unknown` */
export function termIn(all: readonly TermRow[], list: ListName, code: string): TermRow {
  const term = all.find((one) => one.list === list && one.code === code);
  if (!term) throw new Refusal('not_found', 'list.term_unknown');
  return term;
}

/** Codes that a term stands among in their order, itself counted. */
export const siblingsOf = (all: readonly TermRow[], list: ListName, parent: string | null): string[] =>
  all.filter((one) => one.list === list && one.parent === parent).map(({ code }) => code);

/** Of what whoever decides on a term has seen. */
export const termVersion = ({ list, code, number, state, place }: TermRow): string =>
  versionOf([list, code, number, state, place]);

/** What administrators may do with a term. Pure. */
export function actsOn(list: ListName, { code, state }: { code: string; state: TermState }): lists.TermAct[] {
  const move = state === 'in_use' ? (isFixed(list, code) ? [] : (['retire'] as const)) : (['use'] as const);
  return ['revise', 'place', ...(list === 'limit' ? (['set'] as const) : []), ...move];
}

/** Whether a form that asks for a reason would offer none without this one. Pure. */
export const isLastReason = (all: readonly TermRow[], { list, code }: TermRow): boolean =>
  kindsOf(list).length > 0 &&
  !all.some((one) => one.list === list && one.code !== code && one.state === 'in_use');
