import { randomBytes } from 'node:crypto';
import { makeLogger } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { apiConfig } from './config.ts';

const key = () => randomBytes(32).toString('base64');
const origin = 'http://localhost:3000';
let world: World;
let app: FastifyInstance;

beforeAll(async () => {
  world = await openWorld();
  const config = apiConfig.parse({
    PUBLIC_URL: origin,
    DATABASE_URL: world.databaseUrl,
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    ACCESS_TOKEN_KEY: key(),
    UPLOADS_DIR: '/nonexistent',
    PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9',
    SMS_API_KEY: 'none',
  });
  app = await buildApp(config, makeLogger('api', 'silent'), world.pool);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const post = (url: string, payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { origin, 'content-type': 'application/json', ...headers },
  });

describe('the shell', () => {
  it('refuses to mount a route that names no permission', () => {
    const bare = async () => {
      app.get('/forgotten', async () => 'open');
    };
    return expect(bare()).rejects.toThrow();
  });

  it('answers an unknown path in the one error shape', async () => {
    const answer = await app.inject({ method: 'GET', url: '/nowhere' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not_found', reason: 'service.no_such_route' });
  });

  it('refuses a write from a foreign origin, or from none', async () => {
    const foreign = await post(
      '/sign-in/code',
      { mobile: '09120000000' },
      { origin: 'https://evil.example' },
    );
    const none = await app.inject({
      method: 'POST',
      url: '/sign-in/code',
      payload: { mobile: '09120000000' },
    });
    expect([foreign.statusCode, none.statusCode]).toEqual([403, 403]);
  });

  it.each([
    'text/plain',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    'application/json\t;x',
  ])('refuses a write typed %s', async (type) => {
    const answer = await post('/sign-in/code', '{"mobile":"09120000000"}', { 'content-type': type });
    expect(answer.statusCode).toBe(400);
  });

  it('names the field that is wrong', async () => {
    const answer = await post('/sign-in/code', { mobile: '12' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toEqual([{ path: 'mobile', reason: 'mobile.invalid' }]);
  });

  it('refuses fields that the contract does not know', async () => {
    const answer = await post('/sign-in/code', { mobile: '09120000000', role: 'national' });
    expect(answer.statusCode).toBe(400);
  });

  it('refuses prototype poisoning', async () => {
    const answer = await post('/sign-in/code', '{"mobile":"09120000000","__proto__":{"x":1}}');
    expect(answer.statusCode).toBe(400);
  });
});

describe('sign-in over HTTP', () => {
  it('answers alike for known and unknown numbers', async () => {
    await world.owner.query(
      "insert into account (mobile, retain_until) values ('+989351112233', '2031-01-01')",
    );
    const known = await post('/sign-in/code', { mobile: '09351112233' });
    const unknown = await post('/sign-in/code', { mobile: '09351112234' });
    expect(known.statusCode).toBe(unknown.statusCode);
    expect(Object.keys(known.json())).toEqual(Object.keys(unknown.json()));
  });

  it('knows nobody without a cookie, nor with a forged one', async () => {
    const bare = await app.inject({ method: 'GET', url: '/me' });
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const body = Buffer.from('{"sid":"x","use":"access"}').toString('base64url');
    const forged = await app.inject({
      method: 'GET',
      url: '/me',
      cookies: { hamyar_access: `${none}.${body}.` },
    });
    expect([bare.json(), forged.json()]).toEqual([{ me: null }, { me: null }]);
  });

  it('keeps the inbox behind sign-in', async () => {
    const answer = await app.inject({ method: 'GET', url: '/notifications' });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ reason: 'access.sign_in_first' });
  });
});
