import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Pool, PoolClient } from './pool.ts';
import * as schema from './schema.ts';

/** Which rows the database shows: the second wall behind the gate in `features/ground/access`. */
export interface RowScope {
  readonly accountId: string | null;
  /** `'*'` for the nation, else province codes (none for members, visitors and acts of the platform). */
  readonly provinces: '*' | readonly string[];
  /** As `provinces`, for writing: whoever only reads (a council, an auditor) has none. */
  readonly desk: '*' | readonly string[];
  /** Counties of a county officer: whose rows are read, and whose drafts are written. */
  readonly counties: readonly string[];
  /** Where the actor may read, and where change, who holds which office. */
  readonly staffSeen: '*' | readonly string[];
  readonly staff: '*' | readonly string[];
  /** Where the actor may read the audit log. */
  readonly audited: '*' | readonly string[];
  /** Tables that an act of the platform itself may touch in whole. */
  readonly reach: readonly string[];
}

/** What a verb needs of its context to open a transaction. */
export interface TransactionContext {
  readonly pool: Pool;
  readonly rowScope: RowScope;
  /** Tells policies what is over; without it they take whatever ends as over. */
  readonly clock?: { now(): Date };
}

/** A transaction in which the database already knows who acts. */
export type Transaction = NodePgDatabase<typeof schema> & { readonly $client: PoolClient };

const databases = new WeakMap<PoolClient, Transaction>();

function databaseOf(client: PoolClient): Transaction {
  let database = databases.get(client);
  if (!database) {
    database = drizzle(client, { schema, casing: 'snake_case' });
    databases.set(client, database);
  }
  return database;
}

/**
 * Runs `work` in one transaction under the actor's row scope; commits its result or rolls back on any throw.
 * @throws whatever `work` throws, or the database's error
 */
export async function withTransaction<T>(
  ctx: TransactionContext,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await ctx.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening(ctx));
    const result = await work(databaseOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One round trip: begin, and the settings that row-level security reads; local to the transaction. */
function opening({ rowScope: scope, clock }: TransactionContext): string {
  const now = pg.escapeLiteral(clock?.now().toISOString() ?? '');
  const account = pg.escapeLiteral(scope.accountId ?? '');
  const provinces = pg.escapeLiteral(listOf(scope.provinces));
  const desk = pg.escapeLiteral(listOf(scope.desk));
  const counties = pg.escapeLiteral(scope.counties.join(','));
  const staffSeen = pg.escapeLiteral(listOf(scope.staffSeen));
  const staff = pg.escapeLiteral(listOf(scope.staff));
  const audited = pg.escapeLiteral(listOf(scope.audited));
  const reach = pg.escapeLiteral(scope.reach.join(','));
  return `begin; select set_config('app.account', ${account}, true), set_config('app.provinces', ${provinces}, true),
    set_config('app.desk', ${desk}, true), set_config('app.counties', ${counties}, true),
    set_config('app.staff_seen', ${staffSeen}, true),
    set_config('app.staff', ${staff}, true), set_config('app.audited', ${audited}, true),
    set_config('app.reach', ${reach}, true), set_config('app.now', ${now}, true)`;
}

const listOf = (provinces: RowScope['provinces']): string => (provinces === '*' ? '*' : provinces.join(','));

type Preparable<Row> = { prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Row> } };

/**
 * A named statement, built once per connection: drizzle's builder costs about four times the query itself.
 * @param name unique in the process; also the server-side name
 * @returns a function of the transaction and the placeholder values
 */
export function prepared<Row>(
  name: string,
  build: (db: Transaction) => Preparable<Row>,
): (tx: Transaction, values?: Record<string, unknown>) => Promise<Row> {
  const perConnection = new WeakMap<Transaction, ReturnType<Preparable<Row>['prepare']>>();
  return (tx, values) => {
    let statement = perConnection.get(tx);
    if (!statement) {
      statement = build(tx).prepare(name);
      perConnection.set(tx, statement);
    }
    return statement.execute(values);
  };
}
