import { systemChance } from '@hamyar/platform';
import type { ApiWorld } from './api-world.ts';

/** Writes one row past the rules; `$1` is its new id, the values follow. Returns the id. */
export const insert = async (api: ApiWorld, sql: string, values: unknown[]): Promise<string> => {
  const id = systemChance.newId();
  await api.world.owner.query(sql, [id, ...values]);
  return id;
};
