import * as contracts from '@hamyar/contracts';
import { councilsRoutes } from './council/councils/routes.ts';
import { goalsChecks } from './council/goals/checks.ts';
import { picturesRoutes } from './council/pictures/routes.ts';
import { importsChecks } from './desk/imports/checks.ts';
import { countOpenImports } from './desk/imports/count-open-imports.ts';
import { importsJobs, importsSchedules } from './desk/imports/jobs.ts';
import { measureOpenImports } from './desk/imports/measure-open-imports.ts';
import { importsRoutes } from './desk/imports/routes.ts';
import { contributionsChecks } from './giving/contributions/checks.ts';
import { contributionsJobs, contributionsSchedules } from './giving/contributions/jobs.ts';
import { heldPaymentsChecks } from './giving/held-payments/checks.ts';
import { countOpenResolutions } from './giving/held-payments/count-open-resolutions.ts';
import { heldPaymentsSchedules } from './giving/held-payments/jobs.ts';
import { measureHeld } from './giving/held-payments/measure-held.ts';
import { heldPaymentsRoutes } from './giving/held-payments/routes.ts';
import { paymentsChecks } from './giving/payments/checks.ts';
import { paymentsHandles, paymentsJobs, paymentsSchedules } from './giving/payments/jobs.ts';
import { paymentsRoutes } from './giving/payments/routes.ts';
import { pledgesChecks } from './giving/pledges/checks.ts';
import { pledgesSchedules } from './giving/pledges/jobs.ts';
import { pledgesRoutes } from './giving/pledges/routes.ts';
import { projectsRoutes } from './giving/projects/routes.ts';
import { groundFeatures } from './ground/features.ts';
import { keepers } from './keepers.ts';
import { handlersOf } from './kit/events.ts';
import type { Feature } from './kit/feature.ts';
import type { OpenWork } from './kit/open-work.ts';
import type { WaitingWork } from './kit/waiting-work.ts';
import { assignmentsChecks } from './service/assignments/checks.ts';
import { assignmentsHandles, assignmentsJobs, assignmentsSchedules } from './service/assignments/jobs.ts';
import { measureUnanswered } from './service/assignments/measure-unanswered.ts';
import { assignmentsRoutes } from './service/assignments/routes.ts';
import { closuresJobs } from './service/closures/jobs.ts';
import { closuresRoutes } from './service/closures/routes.ts';
import { credentialsChecks } from './service/credentials/checks.ts';
import { measureQueue } from './service/credentials/measure-queue.ts';
import { credentialsRoutes } from './service/credentials/routes.ts';
import { guardiansChecks } from './service/guardians/checks.ts';
import { guardiansSchedules } from './service/guardians/jobs.ts';
import { guardiansRoutes } from './service/guardians/routes.ts';
import { lostNumbersChecks } from './service/lost-numbers/checks.ts';
import { measureNumbers } from './service/lost-numbers/measure-numbers.ts';
import { lostNumbersRoutes } from './service/lost-numbers/routes.ts';
import { matchingChecks } from './service/matching/checks.ts';
import { countOpenRuns } from './service/matching/count-open-runs.ts';
import { matchingHandles, matchingJobs, matchingSchedules } from './service/matching/jobs.ts';
import { matchingRoutes } from './service/matching/routes.ts';
import { needsChecks } from './service/needs/checks.ts';
import { needsJobs, needsSchedules } from './service/needs/jobs.ts';
import { measureDrafts } from './service/needs/measure-drafts.ts';
import { measureUnfilled } from './service/needs/measure-unfilled.ts';
import { needsRoutes } from './service/needs/routes.ts';
import { recordsChecks } from './service/records/checks.ts';
import { measureMerges } from './service/records/measure-merges.ts';
import { recordsRoutes } from './service/records/routes.ts';
import { relocationsRoutes } from './service/relocations/routes.ts';
import { sharedNumbersChecks } from './service/shared-numbers/checks.ts';
import { measureParts } from './service/shared-numbers/measure-parts.ts';
import { sharedNumbersRoutes } from './service/shared-numbers/routes.ts';
import { volunteersChecks } from './service/volunteers/checks.ts';
import { volunteersHandles, volunteersJobs, volunteersSchedules } from './service/volunteers/jobs.ts';
import { volunteersRoutes } from './service/volunteers/routes.ts';

export type { Feature } from './kit/feature.ts';

/** Every feature of the house, one row each: the API, the worker and `db:check` know no other list. */
export const features: readonly Feature[] = [
  ...groundFeatures({ openWork, waiting, keepers }),
  {
    name: 'service/volunteers',
    contract: contracts.volunteers,
    routes: volunteersRoutes,
    jobs: volunteersJobs,
    schedules: volunteersSchedules,
    handles: volunteersHandles,
    checks: volunteersChecks,
  },
  {
    name: 'service/guardians',
    contract: contracts.guardians,
    routes: guardiansRoutes,
    schedules: guardiansSchedules,
    checks: guardiansChecks,
  },
  {
    name: 'service/credentials',
    contract: contracts.credentials,
    routes: credentialsRoutes,
    checks: credentialsChecks,
    waiting: [{ key: 'licences', permission: 'credentials.review', measure: measureQueue }],
  },
  {
    name: 'service/records',
    contract: contracts.records,
    routes: recordsRoutes,
    checks: recordsChecks,
    waiting: [{ key: 'merges', permission: 'records.manage', measure: measureMerges }],
  },
  { name: 'service/relocations', contract: contracts.relocations, routes: relocationsRoutes },
  {
    name: 'service/shared-numbers',
    contract: contracts.sharedNumbers,
    routes: sharedNumbersRoutes,
    checks: sharedNumbersChecks,
    waiting: [{ key: 'parts', permission: 'records.manage', measure: measureParts }],
  },
  {
    name: 'service/lost-numbers',
    contract: contracts.lostNumbers,
    routes: lostNumbersRoutes,
    checks: lostNumbersChecks,
    waiting: [{ key: 'lost_numbers', permission: 'records.manage', measure: measureNumbers }],
  },
  { name: 'service/eligibility' },
  {
    name: 'service/needs',
    contract: contracts.needs,
    routes: needsRoutes,
    jobs: needsJobs,
    schedules: needsSchedules,
    checks: needsChecks,
    waiting: [
      { key: 'unfilled', permission: 'needs.manage', measure: measureUnfilled },
      { key: 'drafts', permission: 'needs.manage', measure: measureDrafts },
    ],
  },
  {
    name: 'service/matching',
    contract: contracts.matching,
    routes: matchingRoutes,
    jobs: matchingJobs,
    schedules: matchingSchedules,
    handles: matchingHandles,
    checks: matchingChecks,
    openWork: [{ key: 'runs', count: countOpenRuns }],
  },
  {
    name: 'service/assignments',
    contract: contracts.assignments,
    routes: assignmentsRoutes,
    jobs: assignmentsJobs,
    schedules: assignmentsSchedules,
    handles: assignmentsHandles,
    checks: assignmentsChecks,
    waiting: [{ key: 'offers', permission: 'needs.manage', measure: measureUnanswered }],
  },
  { name: 'service/closures', contract: contracts.closures, routes: closuresRoutes, jobs: closuresJobs },
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
    handles: paymentsHandles,
    checks: paymentsChecks,
  },
  {
    name: 'giving/held-payments',
    contract: contracts.heldPayments,
    routes: heldPaymentsRoutes,
    schedules: heldPaymentsSchedules,
    checks: heldPaymentsChecks,
    openWork: [{ key: 'resolutions', count: countOpenResolutions }],
    waiting: [{ key: 'payments', permission: 'held-payments.resolve', measure: measureHeld }],
  },
  {
    name: 'giving/contributions',
    jobs: contributionsJobs,
    schedules: contributionsSchedules,
    checks: contributionsChecks,
  },
  { name: 'council/goals', checks: goalsChecks },
  { name: 'council/councils', contract: contracts.councils, routes: councilsRoutes },
  { name: 'council/pictures', contract: contracts.pictures, routes: picturesRoutes },
  {
    name: 'desk/imports',
    contract: contracts.imports,
    routes: importsRoutes,
    jobs: importsJobs,
    schedules: importsSchedules,
    checks: importsChecks,
    openWork: [{ key: 'imports', count: countOpenImports }],
    waiting: [{ key: 'imports', permission: 'imports.run', measure: measureOpenImports }],
  },
];

/** Asked when an office is looked at: by then every feature has its row. */
function openWork(): readonly OpenWork[] {
  return features.flatMap(({ openWork: own = [] }) => own);
}

/** Asked when a desk is opened, as open work is. */
function waiting(): readonly WaitingWork[] {
  return features.flatMap(({ waiting: own = [] }) => own);
}

/** Which jobs follow which event; every process that runs verbs hands it into their context. */
export const eventHandlers = handlersOf(features.flatMap(({ handles = [] }) => handles));
