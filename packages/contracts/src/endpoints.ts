import * as credentials from './credentials.ts';
import type { Endpoint } from './endpoint.ts';
import * as identity from './identity.ts';
import * as notifications from './notifications.ts';
import * as volunteers from './volunteers.ts';
import * as transfers from './transfers.ts';

const nouns = [identity, notifications, volunteers, credentials, transfers];

/** Every endpoint of the platform; the OpenAPI document and the contract tests walk this list. */
export const endpoints: readonly Endpoint[] = nouns.flatMap((noun) =>
  Object.values(noun).filter((part): part is typeof part & Endpoint => 'permission' in part),
) as unknown as readonly Endpoint[];
