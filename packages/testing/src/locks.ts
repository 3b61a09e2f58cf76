import type { World } from './world.ts';

/** Waits until so many wait for a lock in this world: whoever is to meet another there is on the way. */
export async function untilWaiting(world: World, many: number): Promise<void> {
  for (;;) {
    const { rows } = await world.pool.query(
      'select from pg_locks l join pg_stat_activity s using (pid) where not l.granted and s.datname = current_database()',
    );
    if (rows.length >= many) return;
  }
}
