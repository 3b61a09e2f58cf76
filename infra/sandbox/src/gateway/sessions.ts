import { createHash, randomInt } from 'node:crypto';
import type { SandboxConfig } from '../config.ts';
import { type Behaviour, behaviourOf } from './behaviours.ts';

/** Rials, or tomans of ten rials. */
export type Currency = 'IRR' | 'IRT';

export type SessionState = 'IN_BANK' | 'PAID' | 'VERIFIED' | 'FAILED' | 'REVERSED';

/** One payment attempt as the gateway knows it. */
export type Session = {
  readonly authority: string;
  readonly merchantId: string;
  readonly amountIrr: bigint;
  /** In which it was ordered; whoever names none later speaks of this one. */
  readonly currency: Currency;
  readonly description: string;
  readonly callbackUrl: string;
  readonly createdAt: number;
  state: SessionState;
  paidAt: number | null;
  /** When it lapses although nobody paid; another instant once its merchant asked for more time. */
  lapsesAt: number;
  /** What the card lost; null until then. */
  takenIrr: bigint | null;
  /** How it goes: by its amount, or by the button that was pressed. */
  behaviour: Behaviour;
  /** What happens only once has happened: a retry gets through. */
  isShown: boolean;
  readonly refId: number;
  readonly cardMask: string;
  readonly cardHash: string;
};

export type NewSession = Pick<
  Session,
  'merchantId' | 'amountIrr' | 'currency' | 'description' | 'callbackUrl'
>;

export type Sessions = {
  open(input: NewSession): Session;
  /** The session with lapses applied: unpaid → FAILED, unverified money → REVERSED. */
  find(authority: string): Session | null;
  pay(session: Session, takenIrr: bigint): void;
  /** More time to pay, from now on. */
  refresh(session: Session, seconds: number): void;
  mayReverse(session: Session): boolean;
  /** Paid but not verified, newest first, at most 100. */
  unverified(merchantId: string): Session[];
};

/** Money that the gateway keeps to itself. */
const untold: ReadonlySet<Behaviour> = new Set<Behaviour>(['untold', 'foreign', 'unknown']);
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const cardStarts = ['603799', '610433', '627412', '502229', '589210'];

export function createSessions(config: SandboxConfig, now: () => number): Sessions {
  const sessions = new Map<string, Session>();
  const lapseMs = config.LAPSE_MINUTES * 60_000;
  const reverseMs = config.REVERSE_MINUTES * 60_000;

  const lapse = (session: Session): Session => {
    if (now() < session.lapsesAt) return session;
    if (session.state === 'IN_BANK') session.state = 'FAILED';
    if (session.state === 'PAID') session.state = 'REVERSED';
    return session;
  };

  return {
    open(input) {
      const session = newSession(input, now(), lapseMs);
      sessions.set(session.authority, session);
      return session;
    },
    find(authority) {
      const session = sessions.get(authority);
      return session ? lapse(session) : null;
    },
    pay(session, takenIrr) {
      session.state = 'PAID';
      session.takenIrr = takenIrr;
      session.paidAt = now();
      session.lapsesAt = session.paidAt + lapseMs;
    },
    refresh(session, seconds) {
      session.lapsesAt = now() + seconds * 1_000;
    },
    mayReverse: (session) => session.paidAt !== null && now() - session.paidAt <= reverseMs,
    unverified: (merchantId) =>
      [...sessions.values()]
        .filter((session) => session.merchantId === merchantId && lapse(session).state === 'PAID')
        .filter((session) => !untold.has(session.behaviour))
        .reverse()
        .slice(0, 100),
  };
}

function newSession(input: NewSession, createdAt: number, lapseMs: number): Session {
  const card = `${cardStarts[randomInt(cardStarts.length)] ?? ''}${randomDigits(10)}`;
  return {
    ...input,
    authority: `A${Array.from({ length: 35 }, () => alphabet[randomInt(alphabet.length)]).join('')}`,
    createdAt,
    state: 'IN_BANK',
    paidAt: null,
    lapsesAt: createdAt + lapseMs,
    takenIrr: null,
    behaviour: behaviourOf(input.amountIrr) ?? 'pay',
    isShown: false,
    refId: randomInt(100_000_000, 999_999_999),
    cardMask: `${card.slice(0, 6)}******${card.slice(-4)}`,
    cardHash: createHash('sha256').update(card).digest('hex').toUpperCase(),
  };
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
