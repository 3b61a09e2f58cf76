import type { lists, places } from '@hamyar/contracts';
import { heldAt, isFixed, isLimit, limits, type ListName } from '@hamyar/domain';
import { lastSet, setVersions } from './policy.ts';
import type { TermRow, VersionRow } from './queries.ts';

const named = ({ code, fa, en }: places.NamedTerm): places.NamedTerm => ({ code, fa, en });

/** Names of codes of one list; a code without a term is its own name. */
export function namesIn(
  all: readonly TermRow[],
  list: ListName,
  codes: readonly string[],
): places.NamedTerm[] {
  return codes.map((code) => {
    const term = all.find((one) => one.list === list && one.code === code);
    return term ? named(term) : { code, fa: code, en: code };
  });
}

/** Terms of a list that are in use, as choices. */
export const choicesOf = (all: readonly TermRow[], list: ListName): places.NamedTerm[] =>
  all.filter((one) => one.list === list && one.state === 'in_use').map(named);

export function presentTerm(all: readonly TermRow[], row: TermRow, now: Date): lists.DeskTerm {
  const [parent = null] = row.parent === null ? [] : namesIn(all, 'life_stage', [row.parent]);
  return {
    ...named(row),
    state: row.state,
    place: row.place,
    parent,
    themes: namesIn(all, 'theme', row.themes),
    synonyms: [...row.synonyms],
    number: row.number,
    isFixed: isFixed(row.list, row.code),
    kind: row.kind,
    limit: presentLimit(row, now),
  };
}

/** What a limit is now and is to be. */
function presentLimit(row: TermRow, now: Date): lists.DeskTerm['limit'] {
  if (row.list !== 'limit' || !isLimit(row.code)) return null;
  const { usual, min, max } = limits[row.code];
  const last = lastSet(row);
  return {
    value: heldAt(setVersions(row), now)?.value ?? usual,
    min,
    max,
    next:
      last && last.holdsFrom > now ? { value: last.value, holdsFrom: last.holdsFrom.toISOString() } : null,
  };
}

/** @param names of accounts */
export function presentVersion(all: readonly TermRow[], row: VersionRow, names: ReadonlyMap<string, string>) {
  return {
    number: row.number,
    fa: row.nameFa,
    en: row.nameEn,
    synonyms: row.synonyms,
    themes: namesIn(all, 'theme', row.themes),
    value: row.value,
    holdsFrom: row.holdsFrom?.toISOString() ?? null,
    note: row.note,
    recordedAt: row.recordedAt.toISOString(),
    by: (row.recordedBy && names.get(row.recordedBy)) || null,
  };
}
