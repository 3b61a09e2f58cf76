// credentials: proofs that a volunteer may practise. Facts are stored; what they are worth today is derived on read.
// Table: credential. Reads: volunteer, and in the checks audit. Contract: credentials. Events: credentials.verified.
// Jobs: none (a decision tells its holder through notifications).
export { maxOwnFiles } from './add-evidence.ts';
export { eraseLicences } from './erase-licences.ts';
export { credentialVerified } from './events.ts';
export { findOthersLicences } from './find-others-licences.ts';
export { handOverCredentials, type KnownCredential, recordCredentials } from './record-credentials.ts';
export { passCredentials } from './pass-credentials.ts';
export { recheckCredentials } from './recheck-credentials.ts';
export { moveCredentials, submitCredential } from './submit-credential.ts';
export {
  countLicences,
  type CredentialRow,
  holdersOfNamed,
  licenceOf,
  licencesOf,
  licencesOfMany,
  namesAnothersLicence,
} from './queries.ts';
export { maskNumber, presentOwn } from './present.ts';
export { revealCredential } from './reveal-credential.ts';
export { verifyCredential } from './verify-credential.ts';
