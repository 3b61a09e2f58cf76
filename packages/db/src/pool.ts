import pg from 'pg';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

export interface PoolOptions {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly max?: number;
  /** Longest a statement may run; reports ask for more. */
  readonly statementTimeoutMs?: number;
  /** When the driver gives up a server that does not answer at all, else a second after the statement's end. */
  readonly driverTimeoutMs?: number;
  /** Longest wait for a connection and for a lock, else 2 s: whoever asks should hear soon that we are busy. */
  readonly patienceMs?: number;
  /** Told of errors on idle and on checked-out connections. */
  readonly onError: (error: Error) => void;
}

/** `patienceMs` of commands of the host: nobody waits at a page, and a busy machine takes its time. */
export const commandPatienceMs = 30_000;

/**
 * Opens a pool whose connections survive a killed server: without a handler on each client the process would die
 * of an unhandled 'error' event (node-postgres #2439).
 */
export function openPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    max: options.max ?? 20,
    connectionTimeoutMillis: options.patienceMs ?? 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: options.statementTimeoutMs ?? 5_000,
    lock_timeout: options.patienceMs ?? 2_000,
    idle_in_transaction_session_timeout: 15_000,
    query_timeout: options.driverTimeoutMs ?? (options.statementTimeoutMs ?? 5_000) + 1_000,
  });
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  return pool;
}
