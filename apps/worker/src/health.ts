import { createServer, type Server } from 'node:http';
import type { Pool } from '@hamyar/db';
import { isProgressing } from '@hamyar/delivery/progress';

/** How often progress is looked at, and how many times in a row without any mean that the worker is stuck. */
const usualWatch = { everyMs: 15_000, looks: 4 };

/**
 * Looks at progress by itself and tells when there is none for a minute: where nobody asks `/livez`, or nobody acts on it,
 * whoever started the worker still sees it end. A database that is away is no reason: a new worker would not find it either.
 * @returns what ends the watch
 */
export function watchProgress(pool: Pool, onStuck: () => void, watch = usualWatch): () => void {
  let looks = 0;
  const timer = setInterval(() => {
    isProgressing(pool).then(
      (progressing) => {
        looks = progressing ? 0 : looks + 1;
        if (looks === watch.looks) onStuck();
      },
      () => {
        looks = 0;
      },
    );
  }, watch.everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** `/livez` by progress: work waits and nothing was finished for a minute → 503, and the orchestrator starts us anew. */
export function serveHealth(pool: Pool, port: number): Server {
  const server = createServer((_request, response) => {
    isProgressing(pool).then(
      (progressing) => response.writeHead(progressing ? 200 : 503).end(progressing ? 'ok' : 'stuck'),
      () => response.writeHead(503).end('database away'),
    );
  });
  return server.listen(port);
}
