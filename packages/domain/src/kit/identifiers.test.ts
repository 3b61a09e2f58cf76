import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as identifiers from './identifiers.ts';

const table = (parse: (text: string) => string | null, rows: [string, string | null][]): void =>
  it.each(rows)('%j → %j', (text, stored) => expect(parse(text)).toBe(stored));

it('a council number is one, however many zeros fill it up', () => {
  const key = (text: string) => identifiers.councilNumberKey(identifiers.parseCouncilNumber(text) ?? '');
  expect([key('م-۰۱۱۱۱۱'), key('م-۱۱۱۱۱'), key('011111'), key('م-۱۰۱۰')]).toEqual([
    'م-11111',
    'م-11111',
    '11111',
    'م-1010',
  ]);
});

describe('national id', () => {
  table(identifiers.parseNationalId, [
    ['0084575948', '0084575948'],
    ['۰۰۸۴۵۷۵۹۴۸', '0084575948'],
    ['008-457594-8', '0084575948'],
    ['٠٠٨٤٥٧٥٩٤٨', '0084575948'],
    ['10084575948', null],
    ['84575948', null],
    ['0084575947', null],
    ['1111111111', null],
    ['', null],
  ]);
  it('has exactly one valid check digit for any nine digits that are not all equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_998 }), (stem) => {
        const nine = String(stem).padStart(9, '0');
        fc.pre(!/^(\d)\1*$/.test(nine));
        const valid = [...'0123456789'].filter((digit) => identifiers.parseNationalId(nine + digit) !== null);
        expect(valid).toHaveLength(1);
      }),
    );
  });
});

describe('legal id', () =>
  table(identifiers.parseLegalId, [
    ['10380284790', '10380284790'],
    ['10380284792', null],
    ['1038028479', null],
  ]));

describe('mobile', () => {
  table(identifiers.parseMobile, [
    ...[
      '09123456789',
      '9123456789',
      '989123456789',
      '00989123456789',
      '+989123456789',
      '0912 345 6789',
      '0912-3456789',
      '۰۹۱۲۳۴۵۶۷۸۹',
      '‎+98 (912) 345-6789',
      '+98 0912 345 6789',
    ].map((text): [string, string] => [text, '+989123456789']),
    ['09186710', null],
    ['02188888888', null],
    ['098123456789', null],
    ['', null],
  ]);
  it('reads back what it stored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (rest) => {
        const stored = `+989${String(rest).padStart(9, '0')}`;
        expect(identifiers.parseMobile(stored)).toBe(stored);
        expect(identifiers.parseMobile(stored.replace('+98', '0'))).toBe(stored);
      }),
    );
  });
});

describe('sheba', () =>
  table(identifiers.parseSheba, [
    ['IR820540102680020817909002', 'IR820540102680020817909002'],
    ['IR82 0540 1026 8002 0817 9090 02', 'IR820540102680020817909002'],
    ['820540102680020817909002', 'IR820540102680020817909002'],
    ['ir۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲', 'IR820540102680020817909002'],
    ['IR820540102680020817909003', null],
  ]));
describe('card', () =>
  table(identifiers.parseCardNumber, [
    ['6037 9900 0000 0006', '6037990000000006'],
    ['6037990000000007', null],
    ['0000000000000000', null],
  ]));
describe('postal code', () =>
  table(identifiers.parsePostalCode, [
    ['۱۹۳۹۵-۵۴۶۷۱', '1939554671'],
    ['1111111111', null],
    ['193955467', null],
  ]));
describe('council number', () =>
  table(identifiers.parseCouncilNumber, [
    ['۱۵۰۳۹۸', '150398'],
    ['م-12345', 'م-12345'],
    ['د 4321', 'د-4321'],
    ['ندارد', null],
    ['12345678', null],
    ['-', null],
    ['0', null],
    ['', null],
  ]));
