import { type Answer, identity } from '@hamyar/contracts';
import { toAsciiDigits } from '@hamyar/i18n';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { send } from './api.ts';
import { ownCookie } from './own-cookie.ts';

/** What the page of the code says of it. In a cookie, since a number must not stand in an address. */
const askedCode = z.object({
  challengeId: z.string(),
  mobile: z.string(),
  digits: z.number(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type AskedCode = z.output<typeof askedCode>;

const cookieName = 'asked_code';
/** Longer than any code lives. */
const keptSeconds = 1_800;

/**
 * Asks for a code and remembers it. However the number was typed (+98…, 0098…, without the zero), the page of the code shows it
 * as people write it.
 * @returns the challenge, for that page's address
 */
export async function askCode(event: RequestEvent, mobile: string): Promise<string> {
  const asked = await send(event, identity.requestCode, { body: { mobile, locale: event.locals.locale } });
  keepAskedCode(event, `0${toAsciiDigits(mobile).replace(/\D/g, '').slice(-10)}`, asked);
  return asked.challengeId;
}

/** Remembers in this browser for which number a code was asked. */
export function keepAskedCode(
  event: RequestEvent,
  mobile: string,
  asked: Answer<typeof identity.requestCode>,
): void {
  event.cookies.set(cookieName, JSON.stringify({ mobile, ...asked } satisfies AskedCode), {
    ...ownCookie,
    maxAge: keptSeconds,
  });
}

/** What is remembered of a challenge; null when this browser asked for another one since. */
export function askedCodeOf(
  event: Pick<RequestEvent, 'cookies'>,
  challengeId: string | null,
): AskedCode | null {
  try {
    const asked = askedCode.parse(JSON.parse(event.cookies.get(cookieName) ?? 'null'));
    return asked.challengeId === challengeId ? asked : null;
  } catch {
    return null;
  }
}

/** Forgets the number once it is signed in. */
export function forgetAskedCode(event: Pick<RequestEvent, 'cookies'>): void {
  event.cookies.delete(cookieName, { path: '/' });
}
