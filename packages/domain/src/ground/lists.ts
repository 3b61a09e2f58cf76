import first from '../../data/first-lists.json' with { type: 'json' };
import { type Moves, statesBefore } from '../kit/state-machine.ts';
import { matcherOf, type Term } from './taxonomy.ts';

/** Lists of reasons that people and staff choose from. */
export const reasonLists = [
  'closing_reason',
  'closure_reason',
  'decline_reason',
  'rejection_reason',
  'revocation_reason',
] as const;
export type ReasonList = (typeof reasonLists)[number];

/** Lists whose terms are data: the nation's administrators word, order, add and retire them; the limits they set. */
export const listNames = [
  'theme',
  'intention',
  'target_group',
  'life_stage',
  'service',
  ...reasonLists,
  'limit',
] as const;
export type ListName = (typeof listNames)[number];

/**
 * What the code understands of a reason, whatever it is called: whether a closed need leaves the places that people have, and
 * whether a reason says so little that words beside it are asked for.
 */
export const reasonKinds = ['keeps_places', 'ends_places', 'plain', 'in_words'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Kinds that a term of a list may be of; none where the code understands nothing of its terms. */
export function kindsOf(list: ListName): readonly ReasonKind[] {
  if (list === 'closing_reason') return ['keeps_places', 'ends_places'];
  return reasonLists.some((name) => name === list) ? ['plain', 'in_words'] : [];
}

/** Only administrators see a draft; a retired term is offered no more and keeps its words where it stands. */
export const termStates = ['draft', 'in_use', 'retired'] as const;
export type TermState = (typeof termStates)[number];

export const termMoves: Moves<TermState> = { draft: ['in_use'], in_use: ['retired'], retired: ['in_use'] };

/** States from which a term may come to this one: the `any(…)` of a guarded update. */
export const termStatesBefore = (to: TermState): TermState[] => statesBefore(termMoves, to);

/** The list whose terms stand above those of another: a service belongs to a stage of life. */
export const parentList = { service: 'life_stage' } as const satisfies Partial<Record<ListName, ListName>>;

/** Whether each term of a list belongs to one of another. */
export const hasParent = (list: ListName): list is keyof typeof parentList => list in parentList;

/**
 * Codes that rules of the code itself name, so that no administrator retires them: a gift to a project of housing follows the
 * intention of that name, and what a giver left open is general.
 */
const fixedCodes: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  theme: ['orphans', 'housing', 'dowry'],
  intention: ['general', 'orphan', 'housing', 'dowry'],
};

/** Whether a rule of the code names this term; each limit is asked for by one. */
export const isFixed = (list: ListName, code: string): boolean =>
  list === 'limit' || (fixedCodes[list]?.includes(code) ?? false);

/** What an identifier of a term looks like; it is chosen once and stands for ever. */
export const termCodePattern = /^[a-z][a-z0-9_]{1,39}$/;

/** A term as every platform begins with it. */
interface FirstTerm extends Term {
  readonly parent?: string;
  readonly themes?: readonly string[];
  readonly kind?: string;
}

/** Version 1 of each term, on every platform, and when it was written. */
export const firstLists: {
  readonly recordedAt: string;
  readonly lists: Readonly<Record<ListName, readonly FirstTerm[]>>;
} = first;

/** Lists that spreadsheets of offices are read by. */
export type SheetTerms = Readonly<Record<'theme' | 'target_group', readonly Term[]>>;

/** Matchers of the lists that spreadsheets are read by; each text's code, or null. */
export function sheetMatchers(terms: SheetTerms) {
  return { theme: matcherOf(terms.theme), targetGroup: matcherOf(terms.target_group) };
}

/** Other spellings of a term, as somebody writes them: one a line, each once. */
export const synonymsIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The codes of a list in a new order: one of them at a place, counted from 1; beyond the end is the end. Pure. */
export function movedTo(codes: readonly string[], code: string, place: number): string[] {
  const rest = codes.filter((other) => other !== code);
  return rest.toSpliced(Math.max(0, place - 1), 0, code);
}
