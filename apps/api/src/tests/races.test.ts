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
const tally = (answers: readonly { statusCode: number; body: string }[]) =>
  Object.entries(
    Object.groupBy(answers, ({ statusCode, body }) => `${statusCode} ${(JSON.parse(body) as { reason?: string }).reason ?? ''}`),
  ).map(([kind, those]) => `${kind.trim()} × ${those?.length}`).sort();

describe('many at once, through the API and its own pool', () => {
  it('fifty returns of one browser post the money once and hear the same', async () => {
    const authority = await anAttempt(api, await aProject(api));
    const began = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        api.send({ method: 'POST', url: '/payments/return', body: { authority, status: 'OK' } }),
      ),
    );
    console.log('returns', Math.round(performance.now() - began), tally(answers), api.gateway.verifications());
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
    const began = performance.now();
    const took: number[] = [];
    const answers = await Promise.all(
      presses.map(async (press) => {
        const answer = await api.send({ method: 'POST', ...press, body: {} });
        took.push(performance.now() - began);
        return answer;
      }),
    );
    took.sort((a, b) => a - b);
    console.log('accepts', Math.round(performance.now() - began), 'median', Math.round(took[100] ?? 0), 'p95', Math.round(took[190] ?? 0), tally(answers));
    expect(tally(answers)).toEqual(['200 × 7', '409 assignment.slot_full × 193']);
    expect(await count('select taken from role_slot where id = $1', [slotId])).toBe(7);
    expect(await count("select count(*) from assignment where role_slot_id = $1 and state = 'accepted'", [slotId])).toBe(7);
  });
});
