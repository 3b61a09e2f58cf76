import { type Source, stringsOf } from './sources.ts';

/**
 * Statements with `$n is null or …`: one text for every set of filters, for which PostgreSQL in time keeps a plan that
 * uses none of them. `kit/statement.ts` makes a text of its own for each.
 */
export function filtersThatMayBeNull(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, isTest }) => !isTest && /^(packages\/(features|delivery|platform)|apps)\//.test(path))
    .flatMap(({ path, tree }) =>
      stringsOf(tree)
        .filter((text) => /(?:\$\d+|\$\{\})(?:::[a-z]+(?:\[\])?)? is null or/.test(text))
        .map((text) => `${path}: ${text.trim().slice(0, 60)}`),
    );
}
