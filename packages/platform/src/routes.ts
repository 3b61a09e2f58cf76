import type { Readable } from 'node:stream';
import type { Context } from './context.ts';

/** The little of HTTP that a handler may touch besides its parsed input. */
export interface HttpExchange {
  readonly ip: string;
  cookie(name: string): string | undefined;
  /** httpOnly, SameSite=Lax, Path=/; Secure whenever the public address is https. */
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
  /** A signed, short-lived statement (the access token). */
  sign(claims: Record<string, string>, lifeSeconds: number): string;
  /** The raw body of an upload route, else null. */
  readonly upload: Readable | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What the registry needs to know of an endpoint; `Endpoint` of `packages/contracts` fits. */
export interface EndpointLike {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

/** Where features put their routes; the API's shell implements it. */
export interface RouteRegistry<C extends Context = Context> {
  add(endpoint: EndpointLike, handler: (ctx: C, input: never, http: HttpExchange) => Promise<unknown>): void;
}
