import type { World } from './world.ts';

/** The words that a CHECK of the database lets in, sorted: to be compared with the tuple the rules know. */
export async function checkedValues(world: World, constraint: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ definition: string }>(
    'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1',
    [constraint],
  );
  return [...(rows[0]?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map(([, word = '']) => word).sort();
}
