import { createServer } from 'node:net';

export interface Ports {
  readonly web: number;
  readonly api: number;
  readonly postgres: number;
  readonly sandbox: number;
}

export function portsFrom(web: number): Ports {
  return { web, api: web + 1, postgres: web + 2, sandbox: web + 3 };
}

/** @throws Error naming the first port that someone else holds */
export async function requireFreePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (!isFree) {
      throw new Error(
        `port ${port} is busy: is another \`pnpm start\` running? Choose other ports with --port N`,
      );
    }
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
