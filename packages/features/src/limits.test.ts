import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitRows } from './limits.ts';

const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'limits.ts')
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));

it('every limit that refuses somebody stands in the table', () => {
  const known = new Set<string>(limitRows.map(({ reason }) => reason));
  const thrown = sources.flatMap((text) => [
    ...[...text.matchAll(/'limit_reached',\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/spendBudget\([\s\S]*?reason: '([^']+)'/g)].map((match) => match[1] ?? ''),
  ]);
  expect(thrown.length).toBeGreaterThan(3);
  expect(thrown.filter((reason) => !known.has(reason))).toEqual([]);
});
