import * as councils from './council/councils.ts';
import * as transfers from './desk/imports.ts';
import type { Endpoint } from './endpoint.ts';
import * as heldPayments from './giving/held-payments.ts';
import * as payments from './giving/payments.ts';
import * as pledges from './giving/pledges.ts';
import * as projects from './giving/projects.ts';
import * as identity from './ground/identity.ts';
import * as notifications from './ground/notifications.ts';
import * as places from './ground/places.ts';
import * as outbox from './ground/system.ts';
import * as assignments from './service/assignments.ts';
import * as credentials from './service/credentials.ts';
import * as matching from './service/matching.ts';
import * as needs from './service/needs.ts';
import * as volunteers from './service/volunteers.ts';

const nouns = [
  identity,
  notifications,
  volunteers,
  credentials,
  transfers,
  projects,
  pledges,
  payments,
  heldPayments,
  councils,
  places,
  needs,
  matching,
  assignments,
  outbox,
];

/** Every endpoint of the platform; the OpenAPI document and the contract tests walk this list. */
export const endpoints: readonly Endpoint[] = nouns.flatMap((noun) =>
  Object.values<unknown>(noun).filter(isEndpoint),
);

function isEndpoint(part: unknown): part is Endpoint {
  return typeof part === 'object' && part !== null && 'permission' in part;
}
