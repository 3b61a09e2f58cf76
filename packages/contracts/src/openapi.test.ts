import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { breakingDifferences } from './openapi-differences.ts';
import { openapiDocument } from './openapi.ts';

const endpoint = (body: z.ZodType, response: z.ZodType) =>
  defineEndpoint({
    id: 'a.b',
    method: 'POST',
    path: '/a/:id',
    permission: 'public',
    summary: 'x',
    params: z.strictObject({ id: z.string() }),
    body,
    response,
  });
const document = (body: z.ZodType, response: z.ZodType) => openapiDocument([endpoint(body, response)]);
const before = document(
  z.strictObject({ one: z.string(), kind: z.enum(['p', 'q']) }),
  z.object({ x: z.string(), y: z.array(z.object({ z: z.string() })) }),
);

describe('endpoints', () => {
  it('have unique ids and unique method and path', () => {
    const ids = endpoints.map((each) => each.id);
    const places = endpoints.map((each) => `${each.method} ${each.path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(places).size).toBe(places.length);
  });

  it('write with anything but GET, and never read with a body', () => {
    for (const each of endpoints) if (each.method === 'GET') expect(each.upload).toBeUndefined();
  });
});

describe('the document', () => {
  const { paths, servers, tags } = JSON.parse(JSON.stringify(openapiDocument(endpoints))) as {
    paths: Record<string, Record<string, Operation>>;
    servers: unknown[];
    tags: { name: string }[];
  };
  interface Operation {
    operationId: string;
    security: unknown[];
    tags: string[];
    responses: Record<string, unknown>;
  }
  const operations = Object.values(paths).flatMap((path) => Object.values(path));

  it('says where it is served, and of every operation its noun and whether anybody may call it', () => {
    expect(servers).toHaveLength(1);
    const names = tags.map(({ name }) => name);
    for (const { operationId, security, tags: own } of operations) {
      const open = endpoints.find(({ id }) => id === operationId)?.permission === 'public';
      expect([operationId, security]).toEqual([operationId, open ? [] : [{ session: [] }]]);
      expect(own.every((name) => names.includes(name))).toBe(true);
    }
  });

  it('names every status that a refusal comes with', () => {
    for (const endpoint of endpoints) {
      const answers = operations.find(({ operationId }) => operationId === endpoint.id)?.responses ?? {};
      const wanted = ['200', '400', '401', '403', '404', '409', '412', '429', '503'];
      if (endpoint.method !== 'GET') wanted.push('413');
      if (endpoint.path.includes(':')) wanted.push('414');
      expect([endpoint.id, Object.keys(answers)]).toEqual([endpoint.id, wanted.sort()]);
    }
  });
});

describe('breaking differences', () => {
  it('are none between equal documents, nor when an answer gains a field or a request an optional one', () => {
    const after = document(
      z.strictObject({ one: z.string(), kind: z.enum(['p', 'q', 'r']), two: z.string().optional() }),
      z.object({ x: z.string(), y: z.array(z.object({ z: z.string(), w: z.string() })) }),
    );
    expect([breakingDifferences(before, before), breakingDifferences(before, after)]).toEqual([[], []]);
  });

  it('are none between two writings of the same nullable field', () => {
    const nullable = () => document(z.strictObject({}), z.object({ x: z.string().nullable() }));
    const twice = [nullable(), nullable()] as const;
    expect(breakingDifferences(JSON.parse(JSON.stringify(twice[0])), twice[1])).toEqual([]);
  });

  it('name an operation that is gone', () => {
    expect(breakingDifferences(before, openapiDocument([]))).toEqual(['POST /a/{id} is gone']);
  });

  it('name what a request now asks for or no longer takes', () => {
    const after = document(
      z.strictObject({ kind: z.enum(['p']), three: z.string() }),
      z.object({ x: z.string(), y: z.array(z.object({ z: z.string() })) }),
    );
    expect(breakingDifferences(before, after)).toEqual([
      'POST /a/{id} request now requires three',
      'POST /a/{id} request no longer takes one',
      'POST /a/{id} request.kind no longer takes q',
    ]);
  });

  it('name what an answer lost, however deep', () => {
    const after = document(
      z.strictObject({ one: z.string(), kind: z.enum(['p', 'q']) }),
      z.object({ x: z.number(), y: z.array(z.object({})) }),
    );
    expect(breakingDifferences(before, after)).toEqual([
      'POST /a/{id} answer.x changed its type',
      'POST /a/{id} answer.y[] lost z',
    ]);
  });
});
