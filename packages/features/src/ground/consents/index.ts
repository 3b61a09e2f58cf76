// consents: what somebody agreed to as a volunteer, by version, and that they took it back.
// Tables: consent. Reads: statement_version, in the checks audit. Contract: consents.
// Events: consents.given, consents.withdrawn.
export { consentGiven, consentWithdrawn } from './events.ts';
export { giveConsents } from './give-consents.ts';
export { listConsents } from './list-consents.ts';
export { agreementOf, agreementIn, withdrawnBy } from './queries.ts';
