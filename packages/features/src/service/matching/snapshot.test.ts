import { standardWeights } from '@hamyar/matching';
import { expect, it } from 'vitest';
import { canonicalJson, openSnapshot, sealSnapshot, type Snapshot } from './snapshot.ts';

it('reads what the former version kept: the same facts, women and men in today’s words', () => {
  const facts = {
    weights: standardWeights,
    options: { mode: 'coverage', floorPerMille: 0, stability: 0 },
    former: [],
    volunteers: [
      { id: 'a', gender: 'female', languages: ['fa'] },
      { id: 'b', gender: null, languages: [] },
    ],
    slots: [{ id: 's', gender: 'male', profession: 'nurse' }],
  };
  // As it lies in the table: only the facts that bear on the difference.
  const kept = sealSnapshot({ ...facts, format: 1 } as unknown as Snapshot);
  const read = openSnapshot(kept);
  const expected = canonicalJson({ ...facts, format: 2 })
    .replace('female', 'woman')
    .replace('"male"', '"man"');
  expect(canonicalJson(read)).toBe(expected);
});
