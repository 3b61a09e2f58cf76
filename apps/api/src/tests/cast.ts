import { type Endpoint, urlOf } from '@hamyar/contracts';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { WorldDatabase } from '@hamyar/testing/world';
import type { LightMyRequestResponse } from 'fastify';
import { type ApiWorld, type Grant, openApiWorld, type Request } from './api-world.ts';
import { aProject, type Belongings, type Call } from './calls.ts';

/** Everyone who may knock, in the order of the matrix's columns. */
export const actorNames = [
  'visitor',
  'member',
  'volunteer',
  'officer09',
  'officer14',
  'county0916',
  'county0918',
  'council09',
  'national',
  'auditor',
] as const;
export type ActorName = (typeof actorNames)[number];

/** One world with one person of each kind; the volunteer owns what the calls are about, and it lies in county 0916 of IR-09. */
export interface Cast {
  readonly api: ApiWorld;
  readonly belongings: Belongings;
  readonly accounts: Readonly<Record<ActorName, string | null>>;
  /** One request by one of them, under a session of its own. */
  call(endpoint: Endpoint, call: Call, actor: ActorName): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** All offices of one province in one hand, as a small one has them. What each opens by itself: `access.test.ts`. */
const offices = (provinceCode: string): Grant[] => [
  ['officer', provinceCode],
  ['treasurer', provinceCode],
  ['provincial_administrator', provinceCode],
];

/** @param database where no test runner has made one */
export async function openCast(database?: WorldDatabase): Promise<Cast> {
  const api = await openApiWorld(database ? { database } : {});
  const volunteer = await aVolunteer(api.world);
  const staff = async (...grants: Grant[]) => (await api.account(grants)).accountId;
  const accounts: Record<ActorName, string | null> = {
    visitor: null,
    member: await staff(),
    volunteer: volunteer.accountId,
    officer09: await staff(...offices('IR-09')),
    officer14: await staff(...offices('IR-14')),
    county0916: await staff(['county_officer', 'IR-09', ['0916']]),
    county0918: await staff(['county_officer', 'IR-09', ['0918']]),
    council09: await staff(['council', 'IR-09']),
    national: await staff(['national', null], ['national_treasurer', null], ['national_administrator', null]),
    auditor: await staff(['auditor', null]),
  };
  const projectNumber = await aProject(api);
  return {
    api,
    accounts,
    belongings: { api, volunteer, projectNumber },
    async call(endpoint, call, actor) {
      const accountId = accounts[actor];
      const cookie = accountId === null ? undefined : await api.signIn(accountId);
      return api.send({ ...requestOf(endpoint, call), cookie });
    },
    close: () => api.close(),
  };
}

/** A call as a request; text bodies travel as files. */
export function requestOf(endpoint: Endpoint, call: Call): Request {
  return {
    method: endpoint.method,
    url: urlOf(endpoint, call),
    body: call.body,
    ...(endpoint.upload ? { contentType: 'application/octet-stream' } : {}),
  };
}
