import { expect, it } from 'vitest';
import { askedNumber } from './asked-number.ts';

it.each(['99999999999999999999', '-1', '1.5', '1e3', 'NaN', 'Infinity', '', ' 1', '9000000001'])(
  'an address that gives %j gives a page no number to say',
  (text) => {
    expect(askedNumber(new URLSearchParams({ created: text }), 'created')).toBeNull();
  },
);

it('an address that gives a number that can be gives that', () => {
  expect(askedNumber(new URLSearchParams('created=1042'), 'created')).toBe(1042);
  expect(askedNumber(new URLSearchParams('created=0'), 'created')).toBe(0);
  expect(askedNumber(new URLSearchParams(), 'created')).toBeNull();
});
