import { describe, expect, it } from 'vitest';
import { params } from './params.ts';

/** What the router makes of a text; undefined where the address is none of ours. */
const read = (name: keyof typeof params, text: string): unknown => {
  const result = params[name]['~standard'].validate(text);
  return 'value' in result ? result.value : undefined;
};

describe('what stands in an address', () => {
  it.each([
    ['id', '018f3c1e-7b52-7c3a-9d6f-2a4b6c8d0e1f'],
    ['pledgeKey', 'AbCdEfGhIjKlMnOpQrStU_'],
    ['receiptCode', '7k3m9-qx2ab'],
    ['pictureSubject', 'need'],
    ['pictureFile', '0123456789abcdef.png'],
    ['slug', 'razavi-khorasan'],
    ['welcomeStep', 'licence'],
    ['lang', 'en'],
  ] as const)('is taken as %s when the contract takes it', (name, text) => {
    expect(read(name, text)).toBe(text);
  });

  it.each([
    ['id', '018f3c1e'],
    ['pledgeKey', 'short'],
    ['receiptCode', 'x'.repeat(21)],
    ['pictureSubject', 'person'],
    ['pictureFile', '0123456789abcdef.svg'],
    ['slug', 'x'.repeat(61)],
    ['welcomeStep', 'nowhere'],
    ['lang', 'fa'],
    ['needNumber', '0'],
    ['projectNumber', '9000000000'],
  ] as const)('is no page of ours as %s when the contract refuses it', (name, text) => {
    expect(read(name, text)).toBeUndefined();
  });

  it('is a number in digits alone', () => {
    expect(read('needNumber', '1042')).toBe(1042);
    for (const text of ['1e3', '+7', ' 7', '0x10', '7.0', '۷'])
      expect(read('needNumber', text)).toBeUndefined();
  });
});
