/** A statement as the driver prepares it: once a connection and name. */
interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Conditions of the filters that were given, and the values of the whole statement. */
interface Statement {
  /** Adds a condition when there is a value for it. The tag, a letter or two, tells the text from its siblings. */
  where(tag: string, value: unknown, condition: (place: string) => string): Statement;
  /** Adds a value that the text always has; gives its place, `$7`. */
  value(value: unknown): string;
  /** @param text of the conditions, joined by `and`; `true` when none was given */
  build(text: (conditions: string) => string): Prepared;
}

/**
 * A named statement whose text holds the filters that are given and no others. `$n is null or …` would be one text for
 * all of them, for which PostgreSQL, from the sixth time on, keeps a plan in which no filter helps an index.
 * @param first values with fixed places, from `$1`
 */
export function statement(name: string, first: readonly unknown[]): Statement {
  const values = [...first];
  const conditions: string[] = [];
  const tags: string[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const made: Statement = {
    where(tag, value, condition) {
      if (value === null || value === undefined) return made;
      tags.push(tag);
      conditions.push(condition(place(value)));
      return made;
    },
    value: place,
    build: (text) => ({
      name: [name, ...tags].join(':'),
      text: text(conditions.length > 0 ? conditions.join(' and ') : 'true'),
      values,
    }),
  };
  return made;
}
