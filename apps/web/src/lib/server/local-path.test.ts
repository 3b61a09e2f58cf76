import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

describe('where somebody is led on to', () => {
  it.each(['/me', '/en/needs?province=IR-09', '/a//b'])('is a page of ours: %s', (given) => {
    expect(localPath(given, '/')).toBe(given);
  });

  it.each([
    null,
    '',
    'me',
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    '/./\\/evil',
    '/a/..//evil',
  ])('is never elsewhere: %s', (given) => {
    expect(localPath(given, '/fallback')).toBe('/fallback');
  });
});
