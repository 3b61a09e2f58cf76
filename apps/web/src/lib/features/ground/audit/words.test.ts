import { readdirSync, readFileSync } from 'node:fs';
import { assignmentStates } from '@hamyar/domain';
import { messageNamed } from '@hamyar/i18n/message-named';
import { describe, expect, it } from 'vitest';
import { actInWords, typeChoices, typeInWords } from './words.ts';

const features = new URL('../../../../../../../packages/features/src/', import.meta.url);
const sources = readdirSync(features, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(new URL(path, features), 'utf8'));

/** Every literal that follows a name in the calls of `audit`, both sides of a choice among them. */
const literals = (name: string): string[] => [
  ...new Set(
    sources
      .flatMap((text) => text.split('audit(').slice(1))
      .flatMap((call) => new RegExp(`\\b${name}:([^,]+),`).exec(call.slice(0, 400))?.[1] ?? [])
      .flatMap((value) => [...value.matchAll(/'([a-z_]+(?:\.[a-z_]+)?)'/g)].map(([, word = '']) => word)),
  ),
];

describe('the words of the audit log', () => {
  it('name every act that a verb writes down', () => {
    const acts = literals('action').filter((word) => word.includes('.'));
    expect(acts.length).toBeGreaterThan(90);
    expect(acts.filter((act) => actInWords(act) === act)).toEqual([]);
  });

  it('name every end of an offer, whose act is called after its state', () => {
    const ends = ['lapsed', 'not_needed', 'cancelled_by_need'];
    expect(assignmentStates).toEqual(expect.arrayContaining(ends));
    expect(ends.map((state) => messageNamed(`audit_did_assignment_${state}`))).not.toContain(null);
  });

  it('name every kind of thing that something was done to', () => {
    const types = literals('targetType');
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter((type) => typeInWords(type) === type)).toEqual([]);
    expect(typeChoices().filter(({ value, label }) => value === label)).toEqual([]);
  });
});
