import { type Pool, type Transaction, withTransaction } from '@hamyar/db';

/** Tables of the outbox machine; behind their walls it is known by this reach and by nothing else. */
export const machineReach = ['outbox', 'processed'] as const;

const rowScope = {
  accountId: null,
  provinces: [],
  desk: [],
  counties: [],
  staffSeen: [],
  audited: [],
  staff: [],
  reach: machineReach,
};

/**
 * One transaction of the machine itself, which acts for nobody and sees its own two tables alone.
 * @throws whatever `work` throws, or the database's error; then nothing is changed
 */
export function asMachine<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withTransaction({ pool, rowScope }, work);
}
