import { ORIGIN } from '$app/env/private';

/** How a cookie of the web's own is set, beside those that the API gives: for the whole site, read by no script. */
export const ownCookie = {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: ORIGIN.startsWith('https:'),
} as const;
