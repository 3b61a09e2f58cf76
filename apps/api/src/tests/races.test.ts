import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, openApiWorld } from './api-world.ts';
import { anAttempt, aProject } from './calls.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await openApiWorld();
  await api.app.ready();
});
afterAll(() => api.close());

const count = async (sql: string, values: unknown[] = []) =>
  Number((await api.world.owner.query<{ n: string }>(`select (${sql})::text as n`, values)).rows[0]?.n);
const cookiesOf = (answer: { cookies: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
const tally = (answers: readonly { statusCode: number; body: string }[]) =>
  Object.entries(
    Object.groupBy(
      answers,
      ({ statusCode, body }) => `${statusCode} ${(JSON.parse(body) as { reason?: string }).reason ?? ''}`,
    ),
  )
    .map(([kind, those]) => `${kind.trim()} × ${those?.length}`)
    .sort();

describe('many at once, through the API and its own pool', () => {
  it('fifty returns of one browser post the money once and hear the same', async () => {
    const authority = await anAttempt(api, await aProject(api));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        api.send({ method: 'POST', url: '/payments/return', body: { authority, status: 'OK' } }),
      ),
    );
    expect(tally(answers)).toEqual(['200 × 50']);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ outcome: 'paid' });
    expect(
      await count(
        `select count(*) from ledger_transaction t join payment p on p.id = t.ref_id where t.kind = 'capture' and p.authority = $1`,
        [authority],
      ),
    ).toBe(1);
  });

  it('two hundred accept a slot of seven: seven have it, the others hear that it is full', async () => {
    const need = await aNeed(api.world, { count: 7 });
    const slotId = need.slotIds[0] ?? '';
    const presses: { url: string; cookie: string }[] = [];
    for (let n = 0; n < 200; n++) {
      const volunteer = await aVolunteer(api.world);
      const offer = await anOffer(api.world, volunteer, slotId);
      presses.push({ url: `/offers/${offer}/accept`, cookie: await api.signIn(volunteer.accountId) });
    }
    const answers = await Promise.all(
      presses.map((press) => api.send({ method: 'POST', ...press, body: {} })),
    );
    expect(tally(answers)).toEqual(['200 × 7', '409 assignment.slot_full × 193']);
    expect(await count('select taken from role_slot where id = $1', [slotId])).toBe(7);
    expect(
      await count("select count(*) from assignment where role_slot_id = $1 and state = 'accepted'", [slotId]),
    ).toBe(7);
  });

  it('two tabs that renew one session at the same moment both stay signed in', async () => {
    const { accountId, mobile } = await api.account();
    const asked = await api.send({ method: 'POST', url: '/sign-in/code', body: { mobile } });
    const { challengeId } = asked.json<{ challengeId: string }>();
    const { rows } = await api.world.owner.query<{ sealed: Buffer }>(
      'select code_sealed as sealed from otp_challenge where id = $1',
      [challengeId],
    );
    const code = api.sealing.open(rows[0]?.sealed ?? Buffer.alloc(0), 'otp_challenge.code');
    const body = { challengeId, code };
    const opened = await api.send({
      method: 'POST',
      url: '/sign-in/verify',
      body,
      cookies: cookiesOf(asked),
    });
    const cookies = cookiesOf(opened);
    const tabs = await Promise.all(
      [1, 2].map(() => api.send({ method: 'POST', url: '/session/refresh', body: {}, cookies })),
    );
    expect(tally(tabs)).toEqual(['200 × 2']);
    const renewed = tabs.map(cookiesOf);
    expect(renewed[0]?.['hamyar_refresh']).toBe(renewed[1]?.['hamyar_refresh']);
    expect(renewed[0]?.['hamyar_refresh']).not.toBe(cookies['hamyar_refresh']);
    for (const jar of renewed) {
      const me = await api.send({ method: 'GET', url: '/me', cookies: jar });
      expect(me.json()).toMatchObject({ me: { accountId } });
    }
  });
});
