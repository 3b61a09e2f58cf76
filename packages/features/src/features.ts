import * as contracts from '@hamyar/contracts';
import { councilsRoutes } from './council/councils/routes.ts';
import { goalsChecks } from './council/goals/checks.ts';
import { importsChecks } from './desk/imports/checks.ts';
import { importsJobs, importsSchedules } from './desk/imports/jobs.ts';
import { importsRoutes } from './desk/imports/routes.ts';
import { contributionsChecks } from './giving/contributions/checks.ts';
import { contributionsJobs, contributionsSchedules } from './giving/contributions/jobs.ts';
import { heldPaymentsChecks } from './giving/held-payments/checks.ts';
import { heldPaymentsSchedules } from './giving/held-payments/jobs.ts';
import { heldPaymentsRoutes } from './giving/held-payments/routes.ts';
import { paymentsChecks } from './giving/payments/checks.ts';
import { paymentsJobs, paymentsSchedules } from './giving/payments/jobs.ts';
import { paymentsRoutes } from './giving/payments/routes.ts';
import { pledgesChecks } from './giving/pledges/checks.ts';
import { pledgesSchedules } from './giving/pledges/jobs.ts';
import { pledgesRoutes } from './giving/pledges/routes.ts';
import { projectsRoutes } from './giving/projects/routes.ts';
import { identityChecks } from './ground/identity/checks.ts';
import { identityJobs, identitySchedules } from './ground/identity/jobs.ts';
import { identityRoutes } from './ground/identity/routes.ts';
import { ledgerChecks } from './ground/ledger/checks.ts';
import { notificationsChecks } from './ground/notifications/checks.ts';
import { notificationsJobs, notificationsSchedules } from './ground/notifications/jobs.ts';
import { notificationsRoutes } from './ground/notifications/routes.ts';
import { placesRoutes } from './ground/places/routes.ts';
import { systemChecks } from './ground/system/checks.ts';
import { systemSchedules } from './ground/system/jobs.ts';
import { systemRoutes } from './ground/system/routes.ts';
import { handlersOf, type Reaction } from './kit/events.ts';
import type { FeatureCheck, FeatureJob, FeatureSchedule, Routes } from './kit/feature.ts';
import { assignmentsChecks } from './service/assignments/checks.ts';
import { assignmentsJobs, assignmentsSchedules } from './service/assignments/jobs.ts';
import { assignmentsRoutes } from './service/assignments/routes.ts';
import { credentialsChecks } from './service/credentials/checks.ts';
import { credentialsRoutes } from './service/credentials/routes.ts';
import { matchingChecks } from './service/matching/checks.ts';
import { matchingHandles, matchingJobs, matchingSchedules } from './service/matching/jobs.ts';
import { matchingRoutes } from './service/matching/routes.ts';
import { needsChecks } from './service/needs/checks.ts';
import { needsJobs, needsSchedules } from './service/needs/jobs.ts';
import { needsRoutes } from './service/needs/routes.ts';
import { volunteersChecks } from './service/volunteers/checks.ts';
import { volunteersSchedules } from './service/volunteers/jobs.ts';
import { volunteersRoutes } from './service/volunteers/routes.ts';

/** What a feature is to the processes that run it. What it leaves out it does not have. */
export interface Feature {
  /** `<wing>/<noun>`, its folder. */
  readonly name: string;
  /** Its namespace in the contract. */
  readonly contract?: Readonly<Record<string, unknown>>;
  /** Serves every endpoint of its contract. */
  readonly routes?: (app: Routes) => void;
  readonly jobs?: readonly FeatureJob[];
  readonly schedules?: readonly FeatureSchedule[];
  /** Jobs of its own that follow events of others. */
  readonly handles?: readonly Reaction[];
  readonly checks?: readonly FeatureCheck[];
}

/** Every feature of the house, one row each: the API, the worker and `db:check` know no other list. */
export const features: readonly Feature[] = [
  { name: 'ground/access' },
  {
    name: 'ground/identity',
    contract: contracts.identity,
    routes: identityRoutes,
    jobs: identityJobs,
    schedules: identitySchedules,
    checks: identityChecks,
  },
  { name: 'ground/ledger', checks: ledgerChecks },
  {
    name: 'ground/notifications',
    contract: contracts.notifications,
    routes: notificationsRoutes,
    jobs: notificationsJobs,
    schedules: notificationsSchedules,
    checks: notificationsChecks,
  },
  { name: 'ground/places', contract: contracts.places, routes: placesRoutes },
  {
    name: 'ground/system',
    contract: contracts.system,
    routes: systemRoutes,
    schedules: systemSchedules,
    checks: systemChecks,
  },
  {
    name: 'service/volunteers',
    contract: contracts.volunteers,
    routes: volunteersRoutes,
    schedules: volunteersSchedules,
    checks: volunteersChecks,
  },
  {
    name: 'service/credentials',
    contract: contracts.credentials,
    routes: credentialsRoutes,
    checks: credentialsChecks,
  },
  { name: 'service/eligibility' },
  {
    name: 'service/needs',
    contract: contracts.needs,
    routes: needsRoutes,
    jobs: needsJobs,
    schedules: needsSchedules,
    checks: needsChecks,
  },
  {
    name: 'service/matching',
    contract: contracts.matching,
    routes: matchingRoutes,
    jobs: matchingJobs,
    schedules: matchingSchedules,
    handles: matchingHandles,
    checks: matchingChecks,
  },
  {
    name: 'service/assignments',
    contract: contracts.assignments,
    routes: assignmentsRoutes,
    jobs: assignmentsJobs,
    schedules: assignmentsSchedules,
    checks: assignmentsChecks,
  },
  { name: 'giving/projects', contract: contracts.projects, routes: projectsRoutes },
  {
    name: 'giving/pledges',
    contract: contracts.pledges,
    routes: pledgesRoutes,
    schedules: pledgesSchedules,
    checks: pledgesChecks,
  },
  {
    name: 'giving/payments',
    contract: contracts.payments,
    routes: paymentsRoutes,
    jobs: paymentsJobs,
    schedules: paymentsSchedules,
    checks: paymentsChecks,
  },
  {
    name: 'giving/held-payments',
    contract: contracts.heldPayments,
    routes: heldPaymentsRoutes,
    schedules: heldPaymentsSchedules,
    checks: heldPaymentsChecks,
  },
  {
    name: 'giving/contributions',
    jobs: contributionsJobs,
    schedules: contributionsSchedules,
    checks: contributionsChecks,
  },
  { name: 'council/goals', checks: goalsChecks },
  { name: 'council/councils', contract: contracts.councils, routes: councilsRoutes },
  {
    name: 'desk/imports',
    contract: contracts.imports,
    routes: importsRoutes,
    jobs: importsJobs,
    schedules: importsSchedules,
    checks: importsChecks,
  },
];

/** Which jobs follow which event; every process that runs verbs hands it into their context. */
export const eventHandlers = handlersOf(features.flatMap(({ handles = [] }) => handles));
