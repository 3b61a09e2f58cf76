import { endpoints } from '@hamyar/contracts/endpoints';
import { systemChance } from '@hamyar/platform';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, type Grant, openApiWorld } from './api-world.ts';
import { aProject, type Belongings, calls } from './calls.ts';
import { requestOf } from './cast.ts';

let api: ApiWorld;
let belongings: Belongings;
beforeAll(async () => {
  // As an operator runs it: a text alone opens no office.
  api = await openApiWorld({ settings: { textOpensOffices: 'no' } });
  const volunteer = await aVolunteer(api.world);
  belongings = { api, volunteer, projectNumber: await aProject(api) };
});
afterAll(() => api.close());

/** Every office there is, so that what is refused is refused for how the session was opened and for nothing else. */
const everyOffice: readonly Grant[] = [
  ['officer', 'IR-09'],
  ['treasurer', 'IR-09'],
  ['provincial_administrator', 'IR-09'],
  ['national', null],
  ['national_treasurer', null],
  ['national_administrator', null],
  ['auditor', null],
];
const ofOffices = endpoints.filter(
  ({ permission }) => !['public', 'signed-in', 'volunteer'].includes(permission),
);

const giveTotp = (accountId: string) =>
  api.world.owner.query(
    "insert into authenticator (account_id, kind, name, secret_sealed, created_at) values ($1, 'totp', 'a', 'x', now())",
    [accountId],
  );

/** A session in which something was shown so many seconds ago. */
async function signInBy(accountId: string, factor: string, secondsAgo: number): Promise<string> {
  const sid = systemChance.newId();
  await api.world.owner.query(
    `insert into session (id, account_id, expires_at, factor, confirmed_at)
     values ($1, $2, now() + interval '1 hour', $3, now() - make_interval(secs => $4))`,
    [sid, accountId, factor, secondsAgo],
  );
  return api.app.jwt.sign({ sid, use: 'access' }, { expiresIn: 600 });
}

async function reasonsOf(which: readonly (typeof endpoints)[number][], cookie: () => Promise<string>) {
  const reasons: Record<string, string> = {};
  for (const endpoint of which) {
    const call = await calls[endpoint.id]?.(belongings);
    const answer = await api.send({ ...requestOf(endpoint, call ?? {}), cookie: await cookie() });
    reasons[endpoint.id] = answer.statusCode === 200 ? '' : answer.json<{ reason: string }>().reason;
  }
  return reasons;
}
const all = (which: readonly { id: string }[], reason: string) =>
  Object.fromEntries(which.map(({ id }) => [id, reason]));

describe('a session opened by a text alone', () => {
  it('opens nothing of any office, and says to bring a passkey where there is none', async () => {
    const { accountId } = await api.account(everyOffice);
    const found = await reasonsOf(ofOffices, () => api.signIn(accountId));
    expect(found).toEqual(all(ofOffices, 'access.enrol_first'));
  });

  it('says to show it where there is one', async () => {
    const { accountId } = await api.account(everyOffice);
    await giveTotp(accountId);
    const found = await reasonsOf(ofOffices, () => api.signIn(accountId));
    expect(found).toEqual(all(ofOffices, 'access.prove_first'));
  });

  it('is a member’s, and shows no office', async () => {
    const { accountId } = await api.account(everyOffice);
    const cookie = await api.signIn(accountId);
    const { me } = (await api.send({ method: 'GET', url: '/me', cookie })).json<{ me: unknown }>();
    expect(me).toMatchObject({ grants: [], withheld: 'enrol' });
  });

  it('stays one when a recovery code was used up in it', async () => {
    const { accountId } = await api.account(everyOffice);
    await giveTotp(accountId);
    const found = await reasonsOf(ofOffices, () => signInBy(accountId, 'recovery', 1));
    expect(found).toEqual(all(ofOffices, 'access.prove_first'));
  });
});

describe('what asks anew who it is', () => {
  const asking = endpoints.filter(({ stepUp }) => stepUp);

  it('is refused when a passkey was shown more than five minutes ago', async () => {
    const { accountId } = await api.account(everyOffice);
    await giveTotp(accountId);
    const found = await reasonsOf(asking, () => signInBy(accountId, 'passkey', 301));
    expect(found).toEqual(all(asking, 'access.confirm_first'));
  });

  it('goes on within them', async () => {
    const { accountId } = await api.account(everyOffice);
    await giveTotp(accountId);
    const found = await reasonsOf(asking, () => signInBy(accountId, 'passkey', 240));
    expect(Object.values(found).filter((reason) => reason.startsWith('access.'))).toEqual([]);
  });

  it('leaves everything else of the office open', async () => {
    const { accountId } = await api.account(everyOffice);
    await giveTotp(accountId);
    const rest = ofOffices.filter(({ stepUp }) => !stepUp);
    const found = await reasonsOf(rest, () => signInBy(accountId, 'totp', 3_600));
    expect(Object.values(found).filter((reason) => reason.startsWith('access.'))).toEqual([]);
  });
});
