import { expect, it } from 'vitest';
import { awaitsScan, filePurposes, fileStates, isDeliverable } from './files.ts';

it('a file leaves the house once somebody looked at it, or once it is known that nobody can', () => {
  expect(fileStates.filter(isDeliverable)).toEqual(['clean', 'unscanned']);
});

it('what no scanner has looked at is looked at as soon as there is one', () => {
  expect(fileStates.filter(awaitsScan)).toEqual(['quarantined', 'unscanned']);
});

it('every purpose has kinds, a bound and a day on which its files go', () => {
  for (const [purpose, { kinds, maxBytes, days }] of Object.entries(filePurposes)) {
    // What is made here may be larger than what somebody sends.
    const bound = (purpose === 'my_data' ? 200 : 50) * 2 ** 20;
    // A letter and a complaint are kept ten years, and what lies beside them with them.
    const most = purpose === 'letter' || purpose === 'complaint' ? 3_700 : 366;
    expect([kinds.length > 0, maxBytes <= bound, days <= most]).toEqual([true, true, true]);
  }
});
