/**
 * How long whoever serves a person waits, from the inside out. Each waits longer than what it waits for, so that the one who
 * knows why is the one who answers, and a person hears within three seconds that something is away. The web's own limit,
 * `callTimeoutMs`, stands in the contract; the worker, for whom nobody waits, has longer ones.
 */
export const timeLimits = {
  /** PostgreSQL ends a statement of a request, or a wait for a lock. */
  statementMs: 2_000,
  /** The driver gives up a server that does not even end it. */
  driverMs: 2_300,
  /** A payment gateway or SMS provider that is asked while somebody waits. */
  providerMs: 2_400,
  /** The API cuts a socket on which nothing moves. */
  apiSocketMs: 10_000,
  /** The proxy before the web gives up; see `infra/containers/Caddyfile`. */
  proxyMs: 35_000,
} as const;
