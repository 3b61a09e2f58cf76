import * as contracts from '@hamyar/contracts';
import type { Feature } from '../kit/feature.ts';
import type { OpenWork } from '../kit/open-work.ts';
import type { WaitingWork } from '../kit/waiting-work.ts';
import { auditChecks } from './audit/checks.ts';
import { auditSchedules } from './audit/jobs.ts';
import { auditRoutes } from './audit/routes.ts';
import { authenticatorsChecks } from './authenticators/checks.ts';
import { authenticatorsSchedules } from './authenticators/jobs.ts';
import { measureRecoveries } from './authenticators/measure-recoveries.ts';
import { authenticatorsRoutes } from './authenticators/routes.ts';
import { calendarChecks } from './calendar/checks.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { complaintsChecks } from './complaints/checks.ts';
import { complaintsSchedules } from './complaints/jobs.ts';
import { measureComplaints } from './complaints/measure-complaints.ts';
import { complaintsRoutes } from './complaints/routes.ts';
import { consentsChecks } from './consents/checks.ts';
import { consentsRoutes } from './consents/routes.ts';
import { documentsRoutes } from './documents/routes.ts';
import { filesChecks } from './files/checks.ts';
import { filesJobs, filesSchedules } from './files/jobs.ts';
import { filesRoutes } from './files/routes.ts';
import { identityChecks } from './identity/checks.ts';
import { identityJobs, identitySchedules } from './identity/jobs.ts';
import { identityRoutes } from './identity/routes.ts';
import { indicatorsChecks } from './indicators/checks.ts';
import { indicatorsRoutes } from './indicators/routes.ts';
import { ledgerChecks } from './ledger/checks.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { lettersChecks } from './letters/checks.ts';
import { lettersSchedules } from './letters/jobs.ts';
import { lettersRoutes } from './letters/routes.ts';
import { listsChecks } from './lists/checks.ts';
import { listsRoutes } from './lists/routes.ts';
import { notificationsChecks } from './notifications/checks.ts';
import { notificationsJobs, notificationsSchedules } from './notifications/jobs.ts';
import { measureUndelivered } from './notifications/measure-undelivered.ts';
import { notificationsRoutes } from './notifications/routes.ts';
import { numbersChecks } from './numbers/checks.ts';
import { numbersSchedules } from './numbers/jobs.ts';
import { numbersRoutes } from './numbers/routes.ts';
import { officesChecks } from './offices/checks.ts';
import { officesRoutes } from './offices/routes.ts';
import { placesRoutes } from './places/routes.ts';
import { privacyChecks } from './privacy/checks.ts';
import { privacyJobs, privacySchedules } from './privacy/jobs.ts';
import type { Keepers } from './privacy/policy.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { signingChecks } from './signing/checks.ts';
import { signingSchedules } from './signing/jobs.ts';
import { signingRoutes } from './signing/routes.ts';
import { staffChecks } from './staff/checks.ts';
import { countOpenInvitations } from './staff/count-open-invitations.ts';
import { staffJobs, staffSchedules } from './staff/jobs.ts';
import { measureInvitations } from './staff/measure-invitations.ts';
import { staffRoutes } from './staff/routes.ts';
import { statementsChecks } from './statements/checks.ts';
import { statementsRoutes } from './statements/routes.ts';
import { systemChecks } from './system/checks.ts';
import { systemSchedules } from './system/jobs.ts';
import { measureDeadJobs } from './system/measure-dead-jobs.ts';
import { systemRoutes } from './system/routes.ts';
import { transparencyChecks } from './transparency/checks.ts';
import { transparencySchedules } from './transparency/jobs.ts';
import { transparencyRoutes } from './transparency/routes.ts';
import { venuesChecks } from './venues/checks.ts';
import { venuesSchedules } from './venues/jobs.ts';
import { venuesRoutes } from './venues/routes.ts';
import { worklistsRoutes } from './worklists/routes.ts';

/** What the ground is lent by whoever knows all features. */
interface Lent {
  /** What the features of the house can tell of the work that is open by somebody's hand. */
  readonly openWork: () => readonly OpenWork[];
  /** What of them waits for somebody in office. */
  readonly waiting: () => readonly WaitingWork[];
  /** What each of them holds of people. */
  readonly keepers: Keepers;
}

/** Features of the ground that need nobody else, one row each. */
const plain: readonly Feature[] = [
  { name: 'ground/access' },
  {
    name: 'ground/audit',
    contract: contracts.audit,
    routes: auditRoutes,
    schedules: auditSchedules,
    checks: auditChecks,
  },
  {
    name: 'ground/identity',
    contract: contracts.identity,
    routes: identityRoutes,
    jobs: identityJobs,
    schedules: identitySchedules,
    checks: identityChecks,
  },
  { name: 'ground/documents', contract: contracts.documents, routes: documentsRoutes },
  {
    name: 'ground/files',
    contract: contracts.files,
    routes: filesRoutes,
    jobs: filesJobs,
    schedules: filesSchedules,
    checks: filesChecks,
  },
  {
    name: 'ground/authenticators',
    contract: contracts.authenticators,
    routes: authenticatorsRoutes,
    schedules: authenticatorsSchedules,
    checks: authenticatorsChecks,
    waiting: [{ key: 'recoveries', permission: 'staff.manage', measure: measureRecoveries }],
  },
  {
    name: 'ground/complaints',
    contract: contracts.complaints,
    routes: complaintsRoutes,
    schedules: complaintsSchedules,
    checks: complaintsChecks,
    waiting: [{ key: 'complaints', permission: 'complaints.handle', measure: measureComplaints }],
  },
  {
    name: 'ground/indicators',
    contract: contracts.indicators,
    routes: indicatorsRoutes,
    checks: indicatorsChecks,
  },
  { name: 'ground/ledger', contract: contracts.ledger, routes: ledgerRoutes, checks: ledgerChecks },
  {
    name: 'ground/letters',
    contract: contracts.letters,
    routes: lettersRoutes,
    schedules: lettersSchedules,
    checks: lettersChecks,
  },
  { name: 'ground/lists', contract: contracts.lists, routes: listsRoutes, checks: listsChecks },
  {
    name: 'ground/notifications',
    contract: contracts.notifications,
    routes: notificationsRoutes,
    jobs: notificationsJobs,
    schedules: notificationsSchedules,
    checks: notificationsChecks,
    waiting: [{ key: 'texts', permission: 'system.manage', measure: measureUndelivered }],
  },
  {
    name: 'ground/offices',
    contract: contracts.offices,
    routes: officesRoutes,
    checks: officesChecks,
  },
  {
    name: 'ground/numbers',
    contract: contracts.numbers,
    routes: numbersRoutes,
    schedules: numbersSchedules,
    checks: numbersChecks,
  },
  { name: 'ground/places', contract: contracts.places, routes: placesRoutes },
  { name: 'ground/calendar', contract: contracts.calendar, routes: calendarRoutes, checks: calendarChecks },
  {
    name: 'ground/venues',
    contract: contracts.venues,
    routes: venuesRoutes,
    schedules: venuesSchedules,
    checks: venuesChecks,
  },
  {
    name: 'ground/signing',
    contract: contracts.signing,
    routes: signingRoutes,
    schedules: signingSchedules,
    checks: signingChecks,
  },
  {
    name: 'ground/transparency',
    contract: contracts.transparency,
    routes: transparencyRoutes,
    schedules: transparencySchedules,
    checks: transparencyChecks,
  },
  {
    name: 'ground/statements',
    contract: contracts.statements,
    routes: statementsRoutes,
    checks: statementsChecks,
  },
  {
    name: 'ground/consents',
    contract: contracts.consents,
    routes: consentsRoutes,
    checks: consentsChecks,
  },
  {
    name: 'ground/system',
    contract: contracts.system,
    routes: systemRoutes,
    schedules: systemSchedules,
    checks: systemChecks,
    waiting: [{ key: 'jobs', permission: 'system.manage', measure: measureDeadJobs }],
  },
];

/** Every feature of the ground; see `features.ts`. */
export const groundFeatures = ({ openWork, waiting, keepers }: Lent): readonly Feature[] => [
  ...plain,
  {
    name: 'ground/staff',
    contract: contracts.staff,
    routes: (app) => staffRoutes(app, openWork),
    openWork: [{ key: 'invitations', count: countOpenInvitations }],
    waiting: [{ key: 'invitations', permission: 'staff.manage', measure: measureInvitations }],
    jobs: staffJobs,
    schedules: staffSchedules,
    checks: staffChecks,
  },
  {
    name: 'ground/privacy',
    contract: contracts.privacy,
    routes: (app) => privacyRoutes(app, keepers),
    jobs: privacyJobs(keepers),
    schedules: privacySchedules(keepers),
    checks: privacyChecks,
  },
  {
    name: 'ground/worklists',
    contract: contracts.worklists,
    routes: (app) => worklistsRoutes(app, waiting),
  },
];
