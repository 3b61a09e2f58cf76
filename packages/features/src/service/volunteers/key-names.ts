import type { Transaction } from '@hamyar/db';
import { nameKey } from '@hamyar/domain';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Names of one turn: a second's work, and whoever waits for one of them waits no longer. */
export const namesPerTurn = 1_000;

/**
 * Gives names of people whom a former version wrote the key they are searched by, in the caller's transaction. What is
 * known of them stays as it was.
 * @returns how many got one; as many as `namesPerTurn` when more may wait
 */
export async function keyNames(ctx: Ctx, tx: Transaction): Promise<number> {
  authorise(ctx, 'platform');
  const { rows } = await tx.$client.query<{ id: string; firstName: string | null; lastName: string | null }>({
    name: 'volunteers_unkeyed',
    text: `select id, first_name as "firstName", last_name as "lastName" from volunteer
      where name_key is null and coalesce(first_name, last_name) is not null
      order by id limit $1 for update skip locked`,
    values: [namesPerTurn],
  });
  if (rows.length === 0) return 0;
  await tx.$client.query({
    name: 'volunteers_key',
    text: `update volunteer v set name_key = k.key from unnest($1::uuid[], $2::text[]) as k(id, key) where v.id = k.id`,
    values: [rows.map(({ id }) => id), rows.map(({ firstName, lastName }) => nameKey(firstName, lastName))],
  });
  return rows.length;
}
