import { endpoints } from '@hamyar/contracts/endpoints';
import { expect, it } from 'vitest';
import { powerWords } from './words.ts';

it('whoever is invited reads a sentence for everything that an office opens', () => {
  const open = new Set(['public', 'signed-in', 'volunteer', 'platform', 'gateway']);
  const permissions = new Set(endpoints.map(({ permission }) => permission));
  const silent = [...permissions].filter((each) => !open.has(each) && powerWords([each]).length === 0);
  expect(silent).toEqual([]);
});
