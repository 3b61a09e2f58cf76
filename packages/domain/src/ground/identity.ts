/** What an operator sets about one-time codes. */
export interface CodeLimits {
  /** Codes that one network may leave unused in an hour before it has to wait. */
  readonly unusedCodesPerNetworkPerHour: number;
  /** Texts in a minute for numbers that share their first seven digits; above it only few are sent per network. */
  readonly codesPerPrefixPerMinute: number;
  /** Texts in a minute, and in a day, for browsers that have not signed in before. */
  readonly codesPerMinute: number;
  readonly codesPerDay: number;
}

/** What is known when somebody asks for a code. A code is unused until it has been typed rightly. */
export interface CodeFacts {
  /** Whether this browser has signed this number in before. */
  readonly isKnownBrowser: boolean;
  /** Texts that this browser asked for to this number. */
  readonly byBrowser: { readonly inHour: number; readonly inDay: number };
  /** Texts to this number whose codes stayed unused, whoever asked. */
  readonly unusedOfNumber: { readonly inHour: number; readonly inDay: number };
  /** Wrong codes typed today against texts to this number that several challenges share. */
  readonly wrongSharedToday: number;
  /** Of the asker's network: codes of this hour that stayed unused, and those used within two weeks at most. */
  readonly network: { readonly unusedInHour: number; readonly used: number };
  /** Texts of everybody. */
  readonly everybody: {
    readonly inMinute: number;
    readonly inDay: number;
    readonly ofPrefixInMinute: number;
  };
}

/** Length of a code that several challenges share. */
export type SharedDigits = 8 | 10 | 12;

/**
 * How long a shared code has to be after so many wrong ones in a day: whoever brings more networks brings more tries, so
 * that tries alone must not wear a code out. 500 against 10⁸, 5,000 against 10¹⁰, then any number against 10¹²: below one
 * in a hundred thousand a day. A shorter one that is still alive opens nothing any more. Pure.
 */
export function sharedDigits(wrongToday: number): SharedDigits {
  if (wrongToday < 500) return 8;
  return wrongToday < 5_000 ? 10 : 12;
}

/** Why no code is sent now. */
export type CodeRefusal = 'code.too_many' | 'code.network_busy' | 'code.service_busy';

/**
 * `own`: a text whose code opens this browser's challenge alone. `shared`: the number is being asked for by others; one
 * longer code serves every challenge of it, and is texted anew only when it has run out.
 */
export type CodeDecision =
  | { readonly kind: 'own'; readonly digits: 6 | 8 }
  | { readonly kind: 'shared'; readonly digits: SharedDigits }
  | { readonly kind: 'refused'; readonly reason: CodeRefusal };

/** Codes of a known browser for its own number. */
export const codesOfKnownBrowser = { inHour: 5, inDay: 10 };
/** Unused texts after which a number counts as asked for by others. Five codes of five tries each: 25 in a million. */
const calmTexts = { inHour: 5, inDay: 10 };
/** Unused codes that a network may leave in an hour while many texts go out, or before its codes grow longer. */
const fewUnused = { pressed: 3, short: 20 };
/** Shares of the limits of all from which texts are kept for those who have signed in before. */
const pressedAt = { ofMinute: 0.5, ofDay: 0.8 };

/**
 * Whether a code is sent, and which. A limit against guessing or pestering is never charged to the number that is guessed
 * at, for then anybody could lock anybody out: the asker's network waits, and a number that is asked for too often gets
 * longer codes and fewer texts, but always a code that works. Pure.
 */
export function decideCode(facts: CodeFacts, limits: CodeLimits): CodeDecision {
  if (facts.isKnownBrowser) {
    const { inHour, inDay } = facts.byBrowser;
    const isSpent = inHour >= codesOfKnownBrowser.inHour || inDay >= codesOfKnownBrowser.inDay;
    return isSpent ? { kind: 'refused', reason: 'code.too_many' } : { kind: 'own', digits: 6 };
  }
  const { unusedInHour, used } = facts.network;
  const room = isPressed(facts, limits) ? fewUnused.pressed : limits.unusedCodesPerNetworkPerHour;
  if (unusedInHour >= room + used) return { kind: 'refused', reason: 'code.network_busy' };
  const { inHour, inDay } = facts.unusedOfNumber;
  // Texts that are sent already are shared at no cost, so the limits of all do not touch these.
  if (inHour >= calmTexts.inHour || inDay >= calmTexts.inDay)
    return { kind: 'shared', digits: sharedDigits(facts.wrongSharedToday) };
  if (isOver(facts, limits)) return { kind: 'refused', reason: 'code.service_busy' };
  return { kind: 'own', digits: unusedInHour >= fewUnused.short + used ? 8 : 6 };
}

/** Whether so many texts go out that those of strangers are kept few. */
function isPressed({ everybody }: CodeFacts, limits: CodeLimits): boolean {
  return (
    everybody.inMinute >= limits.codesPerMinute * pressedAt.ofMinute ||
    everybody.inDay >= limits.codesPerDay * pressedAt.ofDay ||
    everybody.ofPrefixInMinute >= limits.codesPerPrefixPerMinute
  );
}

/** Whether the limits of all are used up. Networks of which people have signed in lately may go twice as far. */
function isOver({ everybody, network }: CodeFacts, limits: CodeLimits): boolean {
  const factor = network.used > 0 ? 2 : 1;
  return (
    everybody.inMinute >= limits.codesPerMinute * factor || everybody.inDay >= limits.codesPerDay * factor
  );
}

/** Kinds of devices that people tell apart; no browser, no version: a list of sessions is no dossier. */
export const devices = ['iphone', 'ipad', 'android', 'windows', 'mac', 'linux'] as const;
export type Device = (typeof devices)[number];

/** The kind of device by what its browser calls itself, which may be anything; null when that says nothing. */
export function deviceOf(agent: string): Device | null {
  const told = agent.toLowerCase();
  return devices.find((device) => told.includes(device)) ?? null;
}

/** Wrong answers to "are you the owner of this account?" in thirty days: five guesses at a day of birth are nothing. */
export const maxOwnerTries = 5;

/** Whether nobody has signed in for so long that the number may be somebody else's by now. Pure. */
export const hasSlept = (lastSeen: Date, now: Date, days: number): boolean =>
  now.getTime() - lastSeen.getTime() > days * 86_400_000;

/** What an account has in place of a number once that number is somebody else's. */
export const releasedNumber = (accountId: string): string => `released:${accountId}`;

/** Whether a text can be sent there: accounts without a number keep a word in its place. */
export const isReachable = (mobile: string): boolean => mobile.startsWith('+');

/** What a record knows of its owner, or somebody says of themselves. */
export interface OwnerFacts {
  /** Keyed hash of the paper's number: equality without the number. */
  readonly paperIndex: string | null;
  readonly bornOn: string | null;
}

/**
 * Whether what somebody says is what a record knows. A number of a paper, where the record has one, cannot be left out: whoever
 * has the phone may know a day of birth. Pure.
 */
export function knowsRecord(said: OwnerFacts, record: OwnerFacts): boolean {
  if (record.paperIndex !== null) return said.paperIndex === record.paperIndex;
  return record.bornOn !== null && said.bornOn === record.bornOn;
}
