import { englishRoot, type Locale } from './locale.ts';

/**
 * Addresses of the site that messages, texts and other sites carry: they live on in inboxes and phones, so that each
 * must lead somewhere for as long as those are kept. The web's `paths.ts` builds on these, and its test walks both
 * against the routes that exist. Shared by both languages; `linkIn` makes one language's of them.
 */
export const linkPaths = {
  me: () => '/me' as const,
  inbox: () => '/me/inbox' as const,
  find: () => '/find' as const,
  offers: () => '/offers' as const,
  /** An offer and, once accepted, the volunteer's own place. */
  offer: (assignmentId: string) => `/offers/${assignmentId}` as const,
  receipt: (code: string) => `/receipts/${code}` as const,
  /** Where the gateway sends the browser back to. */
  payCallback: () => '/pay/callback' as const,
  heldPayment: (paymentId: string) => `/desk/payments/${paymentId}` as const,
  system: () => '/desk/system' as const,
  undelivered: () => '/desk/system/texts' as const,
};

type SharedLink = ReturnType<(typeof linkPaths)[keyof typeof linkPaths]>;

/** An address that a message may carry. */
export type LinkPath = SharedLink | `${typeof englishRoot}${SharedLink}`;

/** The address in a language. For readers whose language is known; whoever signs in is shown their own anyway. */
export function linkIn(path: SharedLink, locale: Locale): LinkPath {
  return locale === 'en' ? `${englishRoot}${path}` : path;
}
