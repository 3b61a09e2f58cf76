import type { Readable } from 'node:stream';

/** The little of HTTP that a handler may touch besides its parsed input. */
export interface HttpExchange {
  readonly ip: string;
  /** What the browser calls itself. */
  readonly agent: string;
  cookie(name: string): string | undefined;
  /** httpOnly, SameSite=Lax, Path=/; Secure whenever the public address is https. */
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
  /** A signed, short-lived statement (the access token). */
  sign(claims: Record<string, string>, lifeSeconds: number): string;
  /** The raw body of an upload route, else null. */
  readonly upload: Readable | null;
}
