import { createServer, type RequestListener } from 'node:http';

/** A server of this process on a free port, to measure beside the web. */
export interface LocalServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens on this host alone. */
export async function openServer(answer: RequestListener): Promise<LocalServer> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a server that listens has a port');
  return {
    url: `http://localhost:${address.port}`,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
