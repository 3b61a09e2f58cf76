import type { Transaction } from '@hamyar/db';

/** Waits until nobody else is at work on the same thing; until the end of the transaction. @param thing named `noun:which` */
export async function inLine(tx: Transaction, thing: string): Promise<void> {
  await tx.$client.query({
    name: 'in_line',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [thing],
  });
}
