import type { Transaction } from '@hamyar/db';

/** Keys of rows that say the same are `key`, `key:2`, `key:3`. */
const partsOf = (key: string): { base: string; nth: number } => {
  const [base = key, nth = '1'] = key.split(':');
  return { base, nth: Number(nth) };
};
const keyOf = (base: string, nth: number): string => (nth === 1 ? base : `${base}:${nth}`);

/**
 * Of gifts that nothing tells apart, the first keys from their own on that no gift has, in their order. Part of the
 * transaction of one import at a time, so that nobody takes a key meanwhile.
 */
export async function freeKeys(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const wanted = new Map(
    [...Map.groupBy(keys.map(partsOf), ({ base }) => base)].map(([base, rows]) => [
      base,
      { first: Math.min(...rows.map(({ nth }) => nth)), count: rows.length },
    ]),
  );
  const free = new Map<string, string[]>();
  // How many are taken shows only by looking; each look goes further for those that found too few.
  for (let ahead = 1; wanted.size > 0; ahead *= 8) {
    const candidates = [...wanted].map(([base, { first, count }]) => ({
      base,
      count,
      keys: Array.from({ length: count + ahead }, (_, at) => keyOf(base, first + at)),
    }));
    const taken = await takenOf(
      tx,
      candidates.flatMap((candidate) => candidate.keys),
    );
    for (const { base, count, keys: looked } of candidates) {
      const open = looked.filter((key) => !taken.has(key));
      if (open.length < count) continue;
      free.set(base, open);
      wanted.delete(base);
    }
  }
  return keys.map((key) => free.get(partsOf(key).base)?.shift() ?? key);
}

async function takenOf(tx: Transaction, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.$client.query<{ key: string }>({
    name: 'contributions_keys',
    text: 'select import_key as key from contribution where import_key = any($1::text[])',
    values: [keys],
  });
  return new Set(rows.map(({ key }) => key));
}
