import { createServer, type Server } from 'node:http';
import type { Pool } from '@hamyar/db';

/** Waiting this long with nothing finished means that the worker is stuck, whatever its connections say. */
const stuckAfterSeconds = 60;

/**
 * `/livez` by progress: work waits and nothing was finished for a minute → 503, and the orchestrator starts us anew.
 * A connected queue client proves nothing (bullmq #4585: silent for ever, and "running"). A promise whose try failed has
 * an error noted and waits for its next turn: then a provider is away, not the worker.
 */
export function serveHealth(pool: Pool, port: number): Server {
  const server = createServer((_request, response) => {
    isProgressing(pool).then(
      (progressing) => response.writeHead(progressing ? 200 : 503).end(progressing ? 'ok' : 'stuck'),
      () => response.writeHead(503).end('database away'),
    );
  });
  return server.listen(port);
}

async function isProgressing(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ waiting: boolean; finished: boolean }>(
    `select exists (select from outbox where state = 0 and next_at < now() - $1 * interval '1 second'
         or state = 1 and last_error is null and dispatched_at < now() - $1 * interval '1 second') as waiting,
       exists (select from processed where at > now() - $1 * interval '1 second') as finished`,
    [stuckAfterSeconds],
  );
  return !rows[0]?.waiting || rows[0].finished;
}
