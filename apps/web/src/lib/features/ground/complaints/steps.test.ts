import { expect, it } from 'vitest';
import { stepOf } from './steps.ts';

it.each([
  ['0', 0],
  ['4', 4],
  ['5', 0],
  ['-1', 0],
  ['1.5', 0],
  ['1e400', 0],
  ['گام', 0],
  ['', 0],
])('a report that says it stands at «%s» stands at screen %i', (written, step) => {
  expect(stepOf(written)).toBe(step);
});
