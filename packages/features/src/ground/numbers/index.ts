// numbers: another number for an account: at once behind a passkey or TOTP, else after three days in which the old number can
// take it back. Tables: number_change. Reads: audit, authenticator. Contract: numbers. Schedules: numbers.move, numbers.erase.
export { holdNumber } from './hold-number.ts';
export { openChange } from './queries.ts';
