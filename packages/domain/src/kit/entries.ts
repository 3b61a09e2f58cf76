/** The keys of a record that was written down whole: it has no others than its type says. */
export function keysOf<Key extends string>(record: Readonly<Partial<Record<Key, unknown>>>): Key[] {
  // The language forgets the keys, as a record may hold more than its type; ours are literals.
  return Object.keys(record) as Key[];
}

/** The entries of such a record; a key whose value is left out is none. */
export function entriesOf<Key extends string, Value>(
  record: Readonly<Partial<Record<Key, Value>>>,
): [Key, Value][] {
  return keysOf(record).flatMap((key): [Key, Value][] => {
    const value = record[key];
    return value === undefined ? [] : [[key, value]];
  });
}
