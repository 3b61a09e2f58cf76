// guardians: who answers for a volunteer below eighteen: named by the minor, agreeing by a code on their own phone, and taking
// it back by the same link; until they agree the minor is asked for nothing, and at eighteen it falls away.
// Tables: guardian. Reads: volunteer, assignment, and in the checks statement_version, audit. Contract: guardians.
// Events: guardians.agreed, guardians.withdrew. Schedule: guardians.erase.
export { guardianAgreed, guardianWithdrew } from './events.ts';
export { guardianIn, guardianMobile, guardianOf, isGuarded } from './queries.ts';
export { nameGuardian } from './name-guardian.ts';
export { maxTextsPerDay } from './policy.ts';
