import * as credentials from './credentials.ts';
import * as assignments from './assignments.ts';
import type { Endpoint } from './endpoint.ts';
import * as councils from './councils.ts';
import * as heldPayments from './held-payments.ts';
import * as identity from './identity.ts';
import * as matching from './matching.ts';
import * as needs from './needs.ts';
import * as outbox from './outbox.ts';
import * as notifications from './notifications.ts';
import * as volunteers from './volunteers.ts';
import * as transfers from './transfers.ts';
import * as payments from './payments.ts';
import * as pledges from './pledges.ts';
import * as projects from './projects.ts';
import * as places from './places.ts';

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
