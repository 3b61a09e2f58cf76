import { goalsPrivacy } from './council/goals/privacy.ts';
import { importsPrivacy } from './desk/imports/privacy.ts';
import { contributionsPrivacy } from './giving/contributions/privacy.ts';
import { heldPaymentsPrivacy } from './giving/held-payments/privacy.ts';
import { paymentsPrivacy } from './giving/payments/privacy.ts';
import { pledgesPrivacy } from './giving/pledges/privacy.ts';
import { auditPrivacy } from './ground/audit/privacy.ts';
import { authenticatorsPrivacy } from './ground/authenticators/privacy.ts';
import { calendarPrivacy } from './ground/calendar/privacy.ts';
import { complaintsPrivacy } from './ground/complaints/privacy.ts';
import { consentsPrivacy } from './ground/consents/privacy.ts';
import { filesPrivacy } from './ground/files/privacy.ts';
import { identityPrivacy } from './ground/identity/privacy.ts';
import { indicatorsPrivacy } from './ground/indicators/privacy.ts';
import { ledgerPrivacy } from './ground/ledger/privacy.ts';
import { lettersPrivacy } from './ground/letters/privacy.ts';
import { listsPrivacy } from './ground/lists/privacy.ts';
import { notificationsPrivacy } from './ground/notifications/privacy.ts';
import { numbersPrivacy } from './ground/numbers/privacy.ts';
import { officesPrivacy } from './ground/offices/privacy.ts';
import type { Keeper } from './ground/privacy/policy.ts';
import { privacyPrivacy } from './ground/privacy/privacy.ts';
import { signingPrivacy } from './ground/signing/privacy.ts';
import { staffPrivacy } from './ground/staff/privacy.ts';
import { statementsPrivacy } from './ground/statements/privacy.ts';
import { venuesPrivacy } from './ground/venues/privacy.ts';
import { assignmentsPrivacy } from './service/assignments/privacy.ts';
import { credentialsPrivacy } from './service/credentials/privacy.ts';
import { guardiansPrivacy } from './service/guardians/privacy.ts';
import { matchingPrivacy } from './service/matching/privacy.ts';
import { needsPrivacy } from './service/needs/privacy.ts';
import { recordsPrivacy } from './service/records/privacy.ts';
import { sharedNumbersPrivacy } from './service/shared-numbers/privacy.ts';
import { volunteersPrivacy } from './service/volunteers/privacy.ts';

/**
 * Every feature that knows people, one row each, the ground first: what stands above is exported last and erased first. Apart
 * from `features.ts`, which gives it to the feature that asks them all.
 */
export const keepers = (): readonly Keeper[] => all;

const all: readonly Keeper[] = [
  { name: 'ground/audit', privacy: auditPrivacy },
  { name: 'ground/identity', privacy: identityPrivacy },
  { name: 'ground/files', privacy: filesPrivacy },
  { name: 'ground/authenticators', privacy: authenticatorsPrivacy },
  { name: 'ground/complaints', privacy: complaintsPrivacy },
  { name: 'ground/indicators', privacy: indicatorsPrivacy },
  { name: 'ground/ledger', privacy: ledgerPrivacy },
  { name: 'ground/letters', privacy: lettersPrivacy },
  { name: 'ground/lists', privacy: listsPrivacy },
  { name: 'ground/notifications', privacy: notificationsPrivacy },
  { name: 'ground/offices', privacy: officesPrivacy },
  { name: 'ground/numbers', privacy: numbersPrivacy },
  { name: 'ground/calendar', privacy: calendarPrivacy },
  { name: 'ground/venues', privacy: venuesPrivacy },
  { name: 'ground/signing', privacy: signingPrivacy },
  { name: 'ground/statements', privacy: statementsPrivacy },
  { name: 'ground/consents', privacy: consentsPrivacy },
  { name: 'ground/staff', privacy: staffPrivacy },
  { name: 'ground/privacy', privacy: privacyPrivacy },
  { name: 'service/volunteers', privacy: volunteersPrivacy },
  { name: 'service/guardians', privacy: guardiansPrivacy },
  { name: 'service/credentials', privacy: credentialsPrivacy },
  { name: 'service/records', privacy: recordsPrivacy },
  { name: 'service/shared-numbers', privacy: sharedNumbersPrivacy },
  { name: 'service/needs', privacy: needsPrivacy },
  { name: 'service/matching', privacy: matchingPrivacy },
  { name: 'service/assignments', privacy: assignmentsPrivacy },
  { name: 'giving/pledges', privacy: pledgesPrivacy },
  { name: 'giving/payments', privacy: paymentsPrivacy },
  { name: 'giving/held-payments', privacy: heldPaymentsPrivacy },
  { name: 'giving/contributions', privacy: contributionsPrivacy },
  { name: 'council/goals', privacy: goalsPrivacy },
  { name: 'desk/imports', privacy: importsPrivacy },
];
