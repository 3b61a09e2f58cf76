import { type Moves, statesBefore } from '../kit/state-machine.ts';

/** What somebody showed last in a session, the weakest first: a text's code, a recovery code, a TOTP code, a passkey. */
export const factors = ['text', 'recovery', 'totp', 'passkey'] as const;
export type Factor = (typeof factors)[number];

export const authenticatorKinds = ['passkey', 'totp'] as const;
export type AuthenticatorKind = (typeof authenticatorKinds)[number];

/** Whether an office opens by it: what is sent to a number belongs to whoever holds the number today. */
export const opensOffices = (factor: Factor): boolean => factor === 'totp' || factor === 'passkey';

/** So long what was shown counts for the acts that ask for it anew. */
const confirmationMs = 5 * 60_000;
/** So long whoever has just come in may bring their first passkey or TOTP. */
const enrolmentMs = 15 * 60_000;
/** So long a challenge can be answered. */
export const challengeMs = 5 * 60_000;
/** So long after two officers confirmed who it is a new passkey or TOTP can be brought by a text alone. */
export const recoveryWindowMs = 24 * 3_600_000;
/** More keys than anybody carries. */
export const maxAuthenticators = 10;
/** Codes on one sheet of paper. */
export const recoveryCodes = 10;

/** What is known of a session's standing. */
export interface Shown {
  readonly factor: Factor;
  /** When it was shown last; null in sessions of a text alone. */
  readonly confirmedAt: Date | null;
  readonly openedAt: Date;
}

/** Whether a passkey or TOTP was shown within the last five minutes. */
export function isConfirmed({ factor, confirmedAt }: Shown, now: Date): boolean {
  return opensOffices(factor) && confirmedAt !== null && isWithin(confirmedAt, confirmationMs, now);
}

const isWithin = (instant: Date, ms: number, now: Date): boolean => now.getTime() - instant.getTime() < ms;

export interface Holding {
  /** Passkeys and TOTP that work. */
  readonly held: number;
  /** Until when a recovery by two officers lets a text bring the first; null when there was none, or it was used. */
  readonly windowUntil: Date | null;
}

/**
 * Whether a session may bring another passkey or TOTP. For somebody who has one a text alone brings none, however new it is:
 * a number can be taken over.
 * @returns why not, or null
 */
export function whyNotEnrol(
  shown: Shown,
  { held, windowUntil }: Holding,
  now: Date,
): 'authenticator.confirm_first' | 'authenticator.sign_in_again' | 'authenticator.window_over' | null {
  if (isConfirmed(shown, now)) return null;
  if (shown.factor === 'recovery')
    return shown.confirmedAt !== null && isWithin(shown.confirmedAt, enrolmentMs, now)
      ? null
      : 'authenticator.confirm_first';
  if (held > 0) return 'authenticator.confirm_first';
  if (windowUntil !== null && windowUntil <= now) return 'authenticator.window_over';
  return isWithin(shown.openedAt, enrolmentMs, now) ? null : 'authenticator.sign_in_again';
}

/** Whether a session may take a passkey or TOTP away. @returns why not, or null */
export function whyNotRemove(
  shown: Shown,
  { held, isInOffice }: { held: number; isInOffice: boolean },
  now: Date,
): 'authenticator.confirm_first' | 'authenticator.last_in_office' | null {
  if (!isConfirmed(shown, now)) return 'authenticator.confirm_first';
  return held <= 1 && isInOffice ? 'authenticator.last_in_office' : null;
}

/** Asked by whoever lost everything, seen by one officer, by two, or over without them. */
export const recoveryStates = ['asked', 'seconded', 'done', 'refused'] as const;
export type RecoveryState = (typeof recoveryStates)[number];

export const recoveryMoves: Moves<RecoveryState> = {
  asked: ['seconded', 'refused'],
  seconded: ['done', 'refused'],
  done: [],
  refused: [],
};

/** States from which a recovery may come to this one: the `any(…)` of a guarded update. */
export const recoveryStatesBefore = (to: RecoveryState): RecoveryState[] => statesBefore(recoveryMoves, to);

/** So long two officers have. */
export const recoveryDays = 7;

interface Recovery {
  readonly state: RecoveryState;
  readonly accountId: string;
  readonly firstBy: string | null;
  readonly expiresAt: Date;
}

/** Whether somebody may say that it is they; whether they may manage the offices is another question. @returns why not, or null */
export function whyNotVouch(
  voucher: string | null,
  { state, accountId, firstBy, expiresAt }: Recovery,
  now: Date,
): 'recovery.over' | 'recovery.own' | 'recovery.same_officer' | null {
  if ((state !== 'asked' && state !== 'seconded') || expiresAt <= now) return 'recovery.over';
  if (voucher === null || voucher === accountId) return 'recovery.own';
  return voucher === firstBy ? 'recovery.same_officer' : null;
}

/** Papers by which an office knows somebody who lost everything. */
export const seenDocuments = [
  'national_card',
  'birth_certificate',
  'passport',
  'residence_card',
  'driving_licence',
] as const;
export type SeenDocument = (typeof seenDocuments)[number];
