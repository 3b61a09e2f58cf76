import type { HttpExchange } from '@hamyar/platform';

export const accessCookie = 'hamyar_access';
export const refreshCookie = 'hamyar_refresh';
/**
 * Names the browser that asked for a code, so that a code read over someone's shoulder is useless elsewhere, and that
 * has signed in before, so that nobody else's asking keeps it from its own code.
 */
export const browserCookie = 'hamyar_browser';

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
