import { describe, expect, it } from 'vitest';
import { parsePhone, parsePoint, parseSmsLine } from './offices.ts';

describe('how an office is reached', () => {
  it.each([
    ['۰۵۱-۳۸۴۰\u200C۰۰۰۰', '05138400000'],
    ['+98 (51) 3840 0000', '05138400000'],
    ['۱۴۸۰', '1480'],
    ['0513', null],
    ['تلفن', null],
  ])('by phone %s is dialled as %s', (text, phone) => {
    expect(parsePhone(text)).toBe(phone);
  });

  it.each([
    ['+۹۸\u200C۵۰۰۰۱۲۳۴', '9850001234'],
    ['5000-1234', '50001234'],
    ['۱۲', null],
  ])('by the line %s is %s', (text, line) => {
    expect(parseSmsLine(text)).toBe(line);
  });

  it('is a point of the country, in any digits, and none outside', () => {
    expect(parsePoint('۳۶٫۲۹۷، ۵۹٫۶۰۶')).toEqual({ latitude: 36.297, longitude: 59.606 });
    expect(parsePoint('12.5, 59')).toBeNull();
  });
});
