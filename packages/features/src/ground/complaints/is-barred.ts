import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';

export interface Person {
  readonly accountId: string;
  readonly nationalIdIndex: string | null;
}

/** Whether somebody gets no offers now. A read that anybody's transaction may make; it says nothing of why. */
export async function isBarred(ctx: Ctx, tx: Transaction, person: Person): Promise<boolean> {
  const { rows } = await tx.$client.query<{ barred: boolean }>({
    name: 'complaints_is_barred',
    text: 'select is_barred($1, $2, $3) as barred',
    values: [person.accountId, person.nationalIdIndex, ctx.clock.now()],
  });
  return rows[0]?.barred ?? false;
}

/** SQL: whether the volunteer of an alias is barred at an instant. For statements of others, over their own rows. */
export const barOf = (alias: string, instant: string): string =>
  `is_barred(${alias}.account_id, ${alias}.national_id_index, ${instant})`;
