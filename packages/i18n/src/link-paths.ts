import { englishRoot, type Locale } from './locale.ts';

/**
 * Addresses of the site that messages, texts and other sites carry: they live on in inboxes and phones, so that each
 * must lead somewhere for as long as those are kept. The web's `paths.ts` builds on these, and its test walks both
 * against the routes that exist. Shared by both languages; `linkIn` makes one language's of them.
 */
export const linkPaths = {
  me: () => '/me' as const,
  /** Passkeys and what else signs somebody in. */
  security: () => '/me/security' as const,
  /** Where the old number takes back a change of it. */
  numberChange: (token: string) => `/number/${token}` as const,
  /** Where the guardian of a minor reads and answers. */
  guardian: (token: string) => `/guardian/${token}` as const,
  /** Where a minor sees how their guardian stands. */
  guardianOwn: () => '/me/guardian' as const,
  inbox: () => '/me/inbox' as const,
  data: () => '/me/data' as const,
  find: () => '/find' as const,
  offers: () => '/offers' as const,
  /** An offer and, once accepted, the volunteer's own place. */
  offer: (assignmentId: string) => `/offers/${assignmentId}` as const,
  /** Where a signature is checked; printed under every QR code. */
  check: () => '/v' as const,
  receipt: (code: string) => `/receipts/${code}` as const,
  /** Where whoever reads the code of a letter sees that it is ours. */
  letter: (code: string) => `/letters/${code}` as const,
  /** Where the gateway sends the browser back to. */
  payCallback: () => '/pay/callback' as const,
  /** Where whoever was invited to an office reads what it is and answers. */
  ownInvitations: () => '/invitations' as const,
  /** What somebody reported, and what concerns them. */
  ownComplaints: () => '/me/complaints' as const,
  /** Where a code and a secret open what was reported without an account. */
  followReport: () => '/report/follow' as const,
  complaint: (complaintId: string) => `/desk/complaints/${complaintId}` as const,
  recovery: (recoveryId: string) => `/desk/staff/recoveries/${recoveryId}` as const,
  grant: (grantId: string) => `/desk/staff/${grantId}` as const,
  invitation: (invitationId: string) => `/desk/staff/invitations/${invitationId}` as const,
  deskPerson: (volunteerId: string) => `/desk/people/${volunteerId}` as const,
  /** Where every office says how it is reached. */
  offices: () => '/offices' as const,
  /** Who came to the province and who left it. */
  deskMoves: () => '/desk/people/moves' as const,
  deskNeed: (needId: string) => `/desk/needs/${needId}` as const,
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
