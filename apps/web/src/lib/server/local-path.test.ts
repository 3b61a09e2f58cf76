import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each([
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/..\\/evil.example',
  '/%2e%2e//evil.example',
  'https://evil.example',
  '',
])('«%s» leads nowhere but home', (given) => {
  expect(localPath(given, '/home')).toBe('/home');
});

it.each(['/needs?page=2', '/en/offers/x', '/'])('«%s» stays as it is', (given) => {
  expect(localPath(given, '/home')).toBe(given);
});
