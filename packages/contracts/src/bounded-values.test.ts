import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from './endpoints.ts';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly maximum?: number;
  readonly [key: string]: unknown;
}

/** What is sent to an endpoint, as JSON Schema, each value under its path. */
function sent(): readonly (readonly [string, Schema])[] {
  return endpoints.flatMap((endpoint) =>
    (['params', 'query', 'body'] as const).flatMap((part) => {
      const schema = endpoint[part];
      return schema ? walk(z.toJSONSchema(schema, { io: 'input' }), `${endpoint.id} ${part}`) : [];
    }),
  );
}

function walk(node: unknown, path: string): readonly (readonly [string, Schema])[] {
  if (typeof node !== 'object' || node === null) return [];
  const schema: Schema = { ...node };
  return [
    [path, schema],
    ...Object.entries(schema).flatMap(([key, child]) =>
      walk(child, key === 'properties' ? path : `${path}.${key}`),
    ),
  ];
}

const paths = (values: readonly (readonly [string, Schema])[]) => values.map(([path]) => path);

it('a day that is sent lies in years that every calendar here has a name for', () => {
  const days = sent().filter(([, schema]) => schema.format === 'date');
  expect(days.length).toBeGreaterThan(20);
  expect(paths(days.filter(([, schema]) => !JSON.stringify(schema).includes('^(?:19|20|21)')))).toEqual([]);
});

it('a whole number that is sent has an upper bound, and digits that stand for one are at most nine', () => {
  const numbers = sent().filter(([, schema]) => schema.type === 'integer' || schema.type === 'number');
  expect(numbers.length).toBeGreaterThan(20);
  expect(paths(numbers.filter(([, schema]) => !(Number(schema.maximum) <= 9_000_000_000)))).toEqual([]);
  const digits = sent().filter(([, schema]) => schema.pattern?.startsWith('^\\d{1,') === true);
  expect(digits.length).toBeGreaterThan(5);
  expect(paths(digits.filter(([, schema]) => !/^\^\\d\{1,\d\}\$$/.test(schema.pattern ?? '')))).toEqual([]);
});
