// authenticators: passkeys, apps that make codes (TOTP) and recovery codes: what somebody shows besides holding a number.
// Tables: authenticator, authenticator_challenge, recovery_code, account_recovery. Reads: account, session, role_grant.
// Contract: authenticators. Jobs: none, because nothing waits. Schedule: authenticators.erase.
export { maxQuestionsPerHour } from './begin-sign-in.ts';
export { maxTotpTries } from './check-totp.ts';
export {
  beginNumber,
  confirmNumber,
  endHeld,
  lockNumber,
  type NumberRecovery,
  refuseNumber,
  waitingNumber,
  waitingNumbers,
} from './waiting-number.ts';
export { heldSince } from './held-since.ts';
export { maxTriesOfNetwork } from './sign-in-by-totp.ts';
