import { randomInt } from 'node:crypto';
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
    if (!(await isFree(port))) {
      throw new Error(
        `port ${port} is busy: is another \`pnpm start\` running? Choose other ports with --port N`,
      );
    }
  }
}

/**
 * The first of `count` ports in a row that nobody listens on at this moment. They lie below those that the system
 * lends to outgoing connections: one of these would be taken between asking and listening.
 */
export async function freePort(count = 1): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const first = randomInt(10_000, 32_000);
    const ports = Array.from({ length: count }, (_, n) => first + n);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error('no free port was found');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
