import { createServer, type Server } from 'node:http';
import type { Pool } from '@hamyar/db';
import { isProgressing } from '@hamyar/delivery/progress';

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
