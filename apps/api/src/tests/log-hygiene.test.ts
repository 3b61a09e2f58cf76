import { makeLogger } from '@hamyar/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, openApiWorld } from './api-world.ts';
import { aProject } from './calls.ts';

let api: ApiWorld;
const lines: string[] = [];
beforeAll(async () => {
  // Louder than in production: what is not said at `trace` is said nowhere.
  api = await openApiWorld({
    log: makeLogger('api', 'trace', { write: (line: string) => void lines.push(line) }),
  });
});
afterAll(() => api.close());

const mobile = '09134567890';
/** Passes the check digit. */
const nationalId = '0499370899';
const donor = { donorName: 'پروانهٔ دیده‌شده', donorMobile: '09137654321' };
/** Too long to stand in an id or an instant by chance. */
const licenceNumber = '9182736';

const cookiesOf = (answer: { cookies: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));

/** Signs in as a person would; the code is read where only the worker could. */
async function signIn(): Promise<{ cookies: Record<string, string>; code: string }> {
  const asked = await api.send({ method: 'POST', url: '/sign-in/code', body: { mobile } });
  const { challengeId } = asked.json<{ challengeId: string }>();
  const { rows } = await api.world.owner.query<{ sealed: Buffer }>(
    'select code_sealed as sealed from otp_challenge where id = $1',
    [challengeId],
  );
  const code = api.sealing.open(rows[0]?.sealed ?? Buffer.alloc(0), 'otp_challenge.code');
  const browser = cookiesOf(asked);
  const wrong = { challengeId, code: code === '424242' ? '535353' : '424242' };
  await api.send({ method: 'POST', url: '/sign-in/verify', body: wrong, cookies: browser });
  const verify = { method: 'POST', url: '/sign-in/verify', body: { challengeId, code }, cookies: browser };
  const opened = await api.send(verify);
  expect(opened.statusCode).toBe(200);
  return { cookies: { ...browser, ...cookiesOf(opened) }, code };
}

describe('what must not be written down', () => {
  it('stands in no line of the log and in no job of the outbox', async () => {
    const { cookies, code } = await signIn();
    const save = (body: object) => api.send({ method: 'PUT', url: '/volunteers/me', body, cookies });
    const statuses = [
      (await save({ firstName: 'ناهیدهٔ', lastName: 'نهفته‌پور', profession: 'psychologist' })).statusCode,
      (await save({ nationalId })).statusCode,
      (await save({ nationalId: '1234567890' })).statusCode,
      (
        await api.send({
          method: 'POST',
          url: '/volunteers/me/credential',
          body: { issuingBody: 'psychology_organisation', number: licenceNumber },
          cookies,
        })
      ).statusCode,
    ];
    expect(statuses).toEqual([200, 200, 400, 200]);
    const number = await aProject(api);
    const pledged = await api.send({
      method: 'POST',
      url: `/projects/${number}/pledges`,
      body: { amountIrr: '5000000', ...donor },
    });
    const { key } = pledged.json<{ key: string }>();
    const begun = await api.send({ method: 'POST', url: `/pledges/${key}/payments`, body: {} });
    const authority = begun.json<{ redirectUrl: string }>().redirectUrl.slice(-36);
    const paid = { method: 'POST', url: '/payments/return', body: { authority, status: 'OK' } };
    const { receiptCode } = (await api.send(paid)).json<{ receiptCode: string }>();
    await api.send({ method: 'GET', url: `/receipts/${receiptCode}` });
    await api.send({ method: 'GET', url: `/pledges/${key}` });
    await breakSomething(cookies);

    const log = lines.join('\n');
    expect(log).toContain('request failed');
    expect(log).toContain('"constraint":"broken"');
    const jobs = JSON.stringify((await api.world.owner.query('select * from outbox')).rows);
    const audits = JSON.stringify((await api.world.owner.query('select * from audit')).rows);
    expect(jobs).toContain('identity.send-code');
    const secrets = {
      ...{ mobile: mobile.slice(1), nationalId, licenceNumber, code: `"${code}"`, key, receiptCode },
      ...{ donorMobile: donor.donorMobile.slice(1), donorName: 'دیده‌شده', lastName: 'نهفته‌پور' },
      ...{ firstName: 'ناهیدهٔ', newFirstName: 'شکسته‌نام' },
      ...{
        access: cookies['hamyar_access'],
        refresh: cookies['hamyar_refresh'],
        browser: cookies['hamyar_browser'],
      },
    };
    for (const [name, secret = ''] of Object.entries(secrets)) {
      expect([name, secret.length > 5]).toEqual([name, true]);
      for (const [place, text] of Object.entries({ log, jobs, audits })) {
        expect([place, name, text.includes(secret)]).toEqual([place, name, false]);
      }
    }
  });

  it('leaves a job with ids and numbers only', async () => {
    const { rows } = await api.world.owner.query<{ topic: string; payload: Record<string, unknown> }>(
      'select distinct on (topic) topic, payload from outbox',
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { topic, payload } of rows) {
      for (const value of Object.values(payload)) {
        const harmless =
          typeof value === 'number' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value));
        expect([topic, value, harmless]).toEqual([topic, value, true]);
      }
    }
  });
});

/** A write that the database refuses, so that the log has an error to tell of: its detail names the row. */
async function breakSomething(cookies: Record<string, string>): Promise<void> {
  await api.world.owner.query(
    'alter table volunteer add constraint broken check (first_name is null) not valid',
  );
  const broken = { firstName: 'شکسته‌نام', nationalId };
  const answer = await api.send({ method: 'PUT', url: '/volunteers/me', body: broken, cookies });
  await api.world.owner.query('alter table volunteer drop constraint broken');
  expect(answer.statusCode).toBe(500);
}
