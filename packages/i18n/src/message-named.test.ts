import { describe, expect, it } from 'vitest';
import { setLocaleSource } from './locale-source.ts';
import { kindSentence, messageNamed, reasonSentence } from './message-named.ts';

setLocaleSource(() => 'en');

const kinds = [
  'not_found',
  'forbidden',
  'unauthenticated',
  'conflict',
  'invalid',
  'limit_reached',
  'precondition',
  'unavailable',
  'internal',
];

describe('a message by its name', () => {
  it('is said with the words that it takes', () => {
    expect(reasonSentence('code.too_many', { waitMinutes: '51', other: 'x' })).toContain('51 minutes');
  });

  it('is null when nobody wrote it, also under the names that every object has', () => {
    for (const name of ['no_such_message', 'constructor', '__proto__', 'toString'])
      expect(messageNamed(name)).toBeNull();
  });

  it.each(kinds)('says what %s means where no reason is known', (kind) => {
    expect(kindSentence(kind)).not.toBeNull();
  });

  it.each(kinds)('does not take a reason code.%s for the kind of that name', (kind) => {
    expect(reasonSentence(`code.${kind}`)).toBeNull();
  });
});
