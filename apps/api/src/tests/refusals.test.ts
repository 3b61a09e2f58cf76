import type { Endpoint } from '@hamyar/contracts';
import { endpoints } from '@hamyar/contracts/endpoints';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Call } from './calls.ts';
import { calls } from './calls.ts';
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
const freeWords = new Set([
  'councils.show',
  'payments.showReceipt',
  'payments.showProof',
  'payments.printReceipt',
  'letters.showByCode',
  'pictures.show',
  'lists.showTerm',
  'lists.reviseTerm',
  'lists.useTerm',
  'lists.retireTerm',
  'lists.placeTerm',
  'lists.setLimit',
  'offices.show',
  'offices.showDesk',
  'offices.revise',
  'offices.addAccount',
  'offices.addTerminal',
  'signing.showByCode',
]);
/** One line of a failing test: what was sent, and what came back. */
const seen = (sent: string, answer: { statusCode: number; body: string }) =>
  `${JSON.stringify(sent.slice(0, 120))} → ${answer.statusCode} ${answer.body.slice(0, 120)}`;
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
  '2026-02-30T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0000-01-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff',
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
    const wrong: string[] = [];
    for (const cursor of awkwardTexts.filter((text) => text !== '0')) {
      const answer = await send(endpoint, { ...call, query: { ...call.query, cursor } });
      if (answer.statusCode !== 400) wrong.push(seen(cursor, answer));
    }
    expect(wrong).toEqual([]);
  });
});

describe('wrong values', () => {
  const numbered = endpoints.filter(({ params }) => keysOf(params).length > 0);
  it.each(named(numbered))('%s refuses malformed parts of its path', async (_id, endpoint) => {
    const call = await example(endpoint);
    const wrong: string[] = [];
    for (const key of keysOf(endpoint.params)) {
      for (const text of awkwardTexts.filter((part) => part !== '' && part.isWellFormed())) {
        const answer = await send(endpoint, { ...call, params: { ...call.params, [key]: text } });
        // Free words and numbers that happen to be good ones are unknown; overlong parts match no route.
        const mayBeUnknown = freeWords.has(endpoint.id) || /^[0-9۱]|^.{101}/u.test(text);
        const expected = mayBeUnknown ? [400, 404, 414] : [400];
        if (!expected.includes(answer.statusCode)) wrong.push(seen(`${key}=${text}`, answer));
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(named(endpoints.filter(({ query }) => keysOf(query).length > 0)))(
    '%s never breaks on a query',
    async (_id, endpoint) => {
      const call = await example(endpoint);
      const wrong: string[] = [];
      for (const key of keysOf(endpoint.query)) {
        for (const text of awkwardTexts) {
          const answer = await send(endpoint, { ...call, query: { ...call.query, [key]: text } });
          if (answer.statusCode >= 500) wrong.push(seen(`${key}=${text}`, answer));
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(named(endpoints.filter(({ method, upload }) => method !== 'GET' && !upload)))(
    '%s never breaks on a body',
    async (_id, endpoint) => {
      const call = await example(endpoint);
      const good = (call.body ?? {}) as Record<string, unknown>;
      const bodies = [
        ...awkwardValues.map((value) => ['whole', JSON.stringify(value)] as const),
        ...['', '{', '{"a":1,"a":2}', 'x'.repeat(300_000)].map((text) => ['text', text] as const),
        ...keysOf(endpoint.body).flatMap((key) =>
          awkwardValues.map(
            (value) =>
              [`${key}=${JSON.stringify(value)}`, JSON.stringify({ ...good, [key]: value })] as const,
          ),
        ),
      ];
      const wrong: string[] = [];
      const request = requestOf(endpoint, call);
      const accountId = cast.accounts[allowedActor(endpoint)];
      for (const [label, body] of bodies) {
        const cookie = accountId === null ? undefined : await cast.api.signIn(accountId);
        const answer = await cast.api.send({ ...request, body, cookie });
        if (answer.statusCode >= 500) wrong.push(seen(label, answer));
      }
      expect(wrong).toEqual([]);
    },
  );
});
