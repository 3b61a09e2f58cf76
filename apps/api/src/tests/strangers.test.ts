import type { Endpoint } from '@hamyar/contracts';
import { endpoints } from '@hamyar/contracts/endpoints';
import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt, anImport, aPledge, type Call, calls } from './calls.ts';
import { type ActorName, type Cast, openCast, requestOf } from './cast.ts';
import { aCredential } from './files-calls.ts';
import { aRun, untouchedRun } from './matching-calls.ts';

let cast: Cast;
let stranger: MadeVolunteer;
beforeAll(async () => {
  cast = await openCast();
  stranger = await aVolunteer(cast.api.world);
});
afterAll(() => cast.close());

const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
const endpointOf = (id: string): Endpoint => {
  const endpoint = byId.get(id);
  if (!endpoint) throw new Error(`no endpoint ${id}`);
  return endpoint;
};
const named = (ids: readonly string[]) => ids.map((id) => [id, endpointOf(id)] as const);
const example = (id: string) => calls[id]?.(cast.belongings) ?? Promise.resolve<Call>({});
const ask = async (id: string, actor: ActorName, call: Call) => cast.call(endpointOf(id), call, actor);
const one = async (sql: string, values: unknown[] = []) =>
  (await cast.api.world.owner.query<Record<string, unknown>>(sql, values)).rows[0];

const withIds = endpoints.filter(({ path }) => path.includes(':')).map(({ id }) => id);
/** A need that nobody knows has no places: an empty list, which tells nothing. */
const emptyWhenUnknown = ['assignments.showEligibility'];
/** Questions to a browser: one that is over, or was never put, is answered alike. */
const overWhenUnknown = ['authenticators.showTotp', 'authenticators.addTotp'];
const elsewhere = new Set([...emptyWhenUnknown, ...overWhenUnknown]);
/** What is named out of a short list that everybody knows: another name is no name. */
const closedLists: readonly string[] = ['provinceCode', 'form', 'kind', 'list', 'subject'];

describe('what does not exist', () => {
  const nothingOf: Record<string, string> = {
    number: '999999999',
    key: 'AAAAAAAAAAAAAAAAAAAAAA',
    slug: 'atlantis',
    code: '0000000000',
    kid: 'r99z',
    level: '7',
    token: '0'.repeat(48),
    provinceCode: 'IR-31',
  };
  it.each(named(withIds.filter((id) => !elsewhere.has(id))))('%s is not found', async (id, endpoint) => {
    const call = await example(id);
    const params = Object.fromEntries(
      Object.keys(call.params ?? {}).map((name) => [name, nothingOf[name] ?? systemChance.newId()]),
    );
    const actor = endpoint.permission === 'volunteer' ? 'volunteer' : 'national';
    const answer = await ask(id, actor, { ...call, params });
    const isListed = Object.keys(params).some((name) => closedLists.includes(name));
    const expected = isListed ? [400, 'invalid'] : [404, 'not_found'];
    expect([answer.statusCode, answer.json().code]).toEqual(expected);
  });

  it.each(named(overWhenUnknown))('%s is over', async (id, endpoint) => {
    const call = await example(id);
    const answer = await ask(id, 'national', { ...call, params: { challengeId: systemChance.newId() } });
    expect([answer.statusCode, endpoint.reasons]).toEqual([
      409,
      expect.arrayContaining([answer.json().reason]),
    ]);
  });
});

describe('what is another volunteer’s', () => {
  it.each([
    'assignments.showOffer',
    'assignments.acceptOffer',
    'assignments.declineOffer',
    'assignments.withdraw',
  ])('%s is not found, and stays as it was', async (id) => {
    const call = await example(id);
    const before = await one('select state from assignment where id = $1', [call.params?.['assignmentId']]);
    const cookie = await cast.api.signIn(stranger.accountId);
    const answer = await cast.api.send({ ...requestOf(endpointOf(id), call), cookie });
    expect([answer.statusCode, answer.json().reason]).toEqual([404, 'assignment.unknown']);
    const after = await one('select state from assignment where id = $1', [call.params?.['assignmentId']]);
    expect(after).toEqual(before);
  });

  it('a proposal is nobody’s yet, not even its volunteer’s', async () => {
    const call = await example('assignments.showOffer');
    await cast.api.world.owner.query(
      "update assignment set state = 'proposed', offered_at = null where id = $1",
      [call.params?.['assignmentId']],
    );
    expect((await ask('assignments.showOffer', 'volunteer', call)).statusCode).toBe(404);
    expect((await ask('assignments.acceptOffer', 'volunteer', call)).statusCode).toBe(404);
  });

  it('somebody else’s messages stay unread', async () => {
    const id = systemChance.newId();
    await cast.api.world.owner.query(
      `insert into notification (id, account_id, template, params, retain_until) values ($1, $2, 'offer', '{}', '2031-01-01')`,
      [id, stranger.accountId],
    );
    await ask('notifications.read', 'volunteer', { body: { ids: [id] } });
    expect(await one('select read_at from notification where id = $1', [id])).toEqual({ read_at: null });
  });

  it('a run of the nation is not an officer’s to send', async () => {
    const runId = await aRun(cast.api, null);
    expect(
      (
        await ask('matching.sendOffers', 'officer09', {
          params: { runId },
          body: { version: untouchedRun, all: true },
        })
      ).statusCode,
    ).toBe(404);
  });
});

describe('what lies in another province', () => {
  it('no offer goes out for a proposal of another run', async () => {
    const { api } = cast;
    const elsewhere = await aNeed(api.world, { provinceCode: 'IR-14', countyCode: '1402' });
    const volunteer = await aVolunteer(api.world, { provinceCode: 'IR-14', countyCode: '1402' });
    const assignmentId = await anOffer(api.world, volunteer, elsewhere.slotIds[0] ?? '');
    await api.world.owner.query(
      "update assignment set state = 'proposed', offered_at = null, run_id = $2 where id = $1",
      [assignmentId, await aRun(api, 'IR-14')],
    );
    const answer = await ask('matching.sendOffers', 'officer09', {
      params: { runId: await aRun(api) },
      body: { version: untouchedRun, assignmentIds: [assignmentId] },
    });
    expect([answer.statusCode, answer.json()]).not.toMatchObject([200, { sent: 1 }]);
    expect(await one('select state from assignment where id = $1', [assignmentId])).toEqual({
      state: 'proposed',
    });
  });

  it('“the nation” of an officer is his province, and no import moves to another', async () => {
    const asked = await ask('matching.startRun', 'officer09', { body: { provinceCode: null } });
    const run = await one('select province_code from matching_run where id = $1', [asked.json().runId]);
    expect(run).toEqual({ province_code: 'IR-09' });
    const batchId = await anImport(cast.api);
    const moved = await ask('imports.answer', 'officer09', {
      params: { batchId },
      body: { version: '0', provinceCode: 'IR-14' },
    });
    expect([moved.statusCode, moved.json().reason]).toEqual([404, 'access.out_of_scope']);
  });

  it('lists show an officer nothing of IR-09', async () => {
    const { api } = cast;
    await aCredential(api, (await aVolunteer(api.world, { verified: false })).id);
    await anImport(api);
    for (const id of ['volunteers.list', 'credentials.list', 'imports.list', 'needs.listDesk']) {
      const mine = await ask(id, 'officer09', {});
      const theirs = await ask(id, 'officer14', {});
      expect([id, mine.body.includes('IR-09')]).toEqual([id, true]);
      expect([id, theirs.body.includes('IR-09')]).toEqual([id, false]);
    }
  });

  it('a need still being written is nobody’s in public', async () => {
    const draft = await aNeed(cast.api.world, { status: 'draft' });
    const call = { params: { number: String(draft.number) } };
    expect((await ask('needs.show', 'visitor', call)).statusCode).toBe(404);
    expect((await ask('needs.show', 'officer14', call)).statusCode).toBe(404);
    const slot = { params: { roleSlotId: draft.slotIds[0] ?? '' } };
    expect((await ask('assignments.takePlace', 'volunteer', slot)).statusCode).toBeGreaterThanOrEqual(404);
  });
});

describe('keys', () => {
  it('an attempt’s authority and a pledge’s key open nothing of another gift', async () => {
    const { api, belongings } = cast;
    const key = await aPledge(api, belongings.projectNumber, {
      donorName: 'دهندهٔ نخست',
      donorMobile: '09121112222',
    });
    const authority = await anAttempt(api, belongings.projectNumber);
    const other = await ask('pledges.show', 'visitor', { params: { key: authority.slice(0, 22) } });
    expect(other.statusCode).toBe(404);
    const paid = await ask('payments.returnFromGateway', 'visitor', { body: { authority, status: 'OK' } });
    expect(paid.body).not.toContain('دهندهٔ نخست');
    expect((await ask('pledges.show', 'visitor', { params: { key } })).json()).toMatchObject({
      state: 'open',
    });
  });
});
