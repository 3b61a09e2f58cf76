import type { Endpoint } from '@hamyar/contracts';
import { endpoints } from '@hamyar/contracts/endpoints';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Call, calls } from './calls.ts';
import { type ActorName, type Cast, openCast, requestOf } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.close());

/** Somebody who passes the gate, so that what is refused is the input. */
function allowedActor({ permission }: Endpoint): ActorName {
  if (permission === 'public') return 'visitor';
  if (permission === 'signed-in') return 'member';
  return permission === 'volunteer' ? 'volunteer' : 'national';
}

const keysOf = (schema: z.ZodType) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
const example = (endpoint: Endpoint) => calls[endpoint.id]?.(cast.belongings) ?? Promise.resolve<Call>({});
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [endpoint.id, endpoint] as const);
const send = async (endpoint: Endpoint, call: Call) => cast.call(endpoint, call, allowedActor(endpoint));

const awkwardTexts = [
  '',
  ' ',
  'x',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  "'; drop table account; --",
  '../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u200f',
  '%',
  '_\\',
  '۱۲۳',
  'ffffffff-ffff-ffff-ffff-fffffffffff',
  '-'.repeat(36),
  '9'.repeat(19),
  '9999-99-99',
  '9999-99-99T99:99:99Z_ffffffff-ffff-ffff-ffff-ffffffffffff',
  'آ'.repeat(5_000),
];
const awkwardValues: readonly unknown[] = [
  ...awkwardTexts,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e300,
  [],
  {},
  [null],
  ['\u0000'],
  Array.from({ length: 2_000 }, () => 'x'),
  { a: { b: { c: [[[[{}]]]] } } },
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
];

describe('stray input', () => {
  it.each(named(endpoints.filter(({ method, upload }) => method !== 'GET' && !upload)))(
    '%s refuses a field that its body does not know',
    async (_id, endpoint) => {
      const call = await example(endpoint);
      const answer = await send(endpoint, { ...call, body: { ...(call.body as object), stray: 1 } });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid']);
    },
  );

  it.each(named(endpoints))('%s refuses a query that it does not know', async (_id, endpoint) => {
    const call = await example(endpoint);
    const answer = await send(endpoint, { ...call, query: { ...call.query, stray: '1' } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid']);
  });
});

describe('cursors', () => {
  const paged = endpoints.filter(({ query }) => keysOf(query).includes('cursor'));
  it.each(named(paged))('%s refuses what is no cursor of its own', async (_id, endpoint) => {
    const call = await example(endpoint);
    for (const cursor of awkwardTexts.filter((text) => !/^\d{1,9}$/.test(text))) {
      const answer = await send(endpoint, { ...call, query: { ...call.query, cursor } });
      expect([cursor.slice(0, 60), answer.statusCode]).toEqual([cursor.slice(0, 60), 400]);
    }
  });
});

describe('wrong values', () => {
  const numbered = endpoints.filter(({ params }) => keysOf(params).length > 0);
  it.each(named(numbered))('%s refuses malformed parts of its path', async (_id, endpoint) => {
    const call = await example(endpoint);
    for (const key of keysOf(endpoint.params)) {
      for (const text of awkwardTexts.filter((part) => part !== '' && part.isWellFormed())) {
        const answer = await send(endpoint, { ...call, params: { ...call.params, [key]: text } });
        const free = endpoint.id === 'councils.report' || endpoint.id === 'payments.receipt';
        expect([text.slice(0, 60), answer.statusCode]).toEqual([
          text.slice(0, 60),
          free || /^[0۱]/.test(text) ? expect.toBeOneOf([400, 404]) : 400,
        ]);
      }
    }
  });

  it.each(named(endpoints.filter(({ query }) => keysOf(query).length > 0)))(
    '%s never breaks on a query',
    async (_id, endpoint) => {
      const call = await example(endpoint);
      for (const key of keysOf(endpoint.query)) {
        for (const text of awkwardTexts) {
          const answer = await send(endpoint, { ...call, query: { ...call.query, [key]: text } });
          expect([key, text.slice(0, 60), answer.statusCode < 500]).toEqual([key, text.slice(0, 60), true]);
        }
      }
    },
  );

  it.each(named(endpoints.filter(({ method, upload }) => method !== 'GET' && !upload)))(
    '%s never breaks on a body',
    async (_id, endpoint) => {
      const call = await example(endpoint);
      const good = (call.body ?? {}) as Record<string, unknown>;
      const bodies = [
        ...awkwardValues.map((value) => JSON.stringify(value)),
        '',
        '{',
        '{"a":1,"a":2}',
        'x'.repeat(300_000),
        ...keysOf(endpoint.body).flatMap((key) =>
          awkwardValues.map((value) => JSON.stringify({ ...good, [key]: value })),
        ),
      ];
      const request = requestOf(endpoint, call);
      const accountId = cast.accounts[allowedActor(endpoint)];
      for (const body of bodies) {
        const cookie = accountId === null ? undefined : await cast.api.signIn(accountId);
        const answer = await cast.api.send({ ...request, body, cookie });
        expect([body.slice(0, 120), answer.statusCode < 500, answer.body.length > 0]).toEqual([
          body.slice(0, 120),
          true,
          true,
        ]);
      }
    },
  );
});
