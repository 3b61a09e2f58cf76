import type { HttpExchange } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';

export const accessCookie = 'hamyar_access';
export const refreshCookie = 'hamyar_refresh';
/**
 * Names the browser that asked for a code, so that a code read over someone's shoulder is useless elsewhere, and that
 * has signed in before, so that nobody else's asking keeps it from its own code.
 */
const browserCookie = 'hamyar_browser';
/** A year: a browser that has signed in before is known by it. */
const browserCookieSeconds = 365 * 86_400;

/** Claims of an access token: it only names a session. */
export type AccessClaims = { readonly sid: string; readonly use: string };

/** Ten minutes: the web renews it from the refresh cookie without anyone noticing. */
const accessSeconds = 600;

export interface IssuedSession {
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly refreshSeconds: number;
}

export function giveCookies(http: HttpExchange, issued: IssuedSession): void {
  http.setCookie(
    accessCookie,
    http.sign({ sid: issued.sessionId, use: 'access' }, accessSeconds),
    accessSeconds,
  );
  http.setCookie(refreshCookie, issued.refreshToken, issued.refreshSeconds);
}

export function takeCookies(http: HttpExchange): void {
  http.clearCookie(accessCookie);
  http.clearCookie(refreshCookie);
}

/** The secret that names the asking browser; one that has none gets it. */
export function browserKeyOf(ctx: Ctx, http: HttpExchange): string {
  const known = http.cookie(browserCookie);
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  const made = ctx.randomBytes(16).toString('hex');
  http.setCookie(browserCookie, made, browserCookieSeconds);
  return made;
}
