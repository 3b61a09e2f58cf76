import type { FastifyInstance } from 'fastify';
import { buildSandbox } from './app.ts';
import { sandboxConfig } from './config.ts';

export const merchantA = '11111111-1111-4111-8111-111111111111';
export const merchantB = '22222222-2222-4222-8222-222222222222';

export type RunningSandbox = {
  readonly url: string;
  readonly app: FastifyInstance;
  /** Moves the sandbox's clock on. */
  passMinutes(minutes: number): void;
  /** Lets every slow answer through, those waiting and those to come. */
  releaseSlow(): void;
  close(): Promise<void>;
};

/** A sandbox on a free port whose clock and slowness the test holds in its hand. */
export async function startSandbox(env: Record<string, string> = {}): Promise<RunningSandbox> {
  let now = Date.parse('2026-11-21T12:00:00Z');
  const slow = Promise.withResolvers<undefined>();
  const app = buildSandbox({
    config: sandboxConfig.parse({ MERCHANT_IDS: `${merchantA},${merchantB}`, ...env }),
    templates: {
      'hamyar-code': 'همیار\nکد ورود شما: %token\n@%token2 #%token',
      'hamyar-offer': '%token20 در %token10\n%token',
    },
    now: () => now,
    pause: () => slow.promise,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    app,
    passMinutes: (minutes) => (now += minutes * 60_000),
    releaseSlow: () => slow.resolve(undefined),
    close: () => app.close(),
  };
}
