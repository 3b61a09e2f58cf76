import { describe, expect, it } from 'vitest';
import { firstClaims, firstIndicators } from './first-claims.ts';
import { disagree, readFigure } from './indicators.ts';

const exact = (figure: string) => ({ low: figure, high: figure, isApproximate: false });

describe('a figure as people write claims', () => {
  it.each([
    ['8000000', exact('8000000')],
    ['8,000,000', exact('8000000')],
    ['۸٬۰۰۰٬۰۰۰', exact('8000000')],
    ['٩٦٪', exact('96')],
    ['۲٫۹', exact('2.9')],
    ['20-50', { low: '20', high: '50', isApproximate: false }],
    ['۲۰ – ۵۰', { low: '20', high: '50', isApproximate: false }],
    ['>8000000', { low: '8000000', high: null, isApproximate: false }],
    ['20000+', { low: '20000', high: null, isApproximate: false }],
    ['<2000000', { low: null, high: '2000000', isApproximate: false }],
    ['~7000000', { low: '7000000', high: '7000000', isApproximate: true }],
  ])('%s is read right', (written, read) => {
    expect(readFigure(written)).toEqual(read);
  });

  it.each([
    '',
    'زیاد',
    '8.000.000',
    '8,00',
    '50-20',
    '>20-50',
    '>20+',
    '1e6',
    '-5',
    '1.2345',
    '8 million',
    '+',
  ])('%s is refused, never taken for another number', (written) => {
    expect(readFigure(written)).toBeNull();
  });
});

describe('claims about the same', () => {
  it('disagree when both cannot be right, and «about» leaves a tenth of room', () => {
    const said = (text: string) => readFigure(text) ?? exact('0');
    expect(disagree(said('>8000000'), said('~7000000'))).toBe(true);
    expect(disagree(said('>8000000'), said('8200000'))).toBe(false);
    expect(disagree(said('~7000000'), said('7500000'))).toBe(false);
    expect(disagree(said('20-50'), said('51'))).toBe(true);
  });
});

describe('the claims that every platform begins with', () => {
  it('each name an indicator that is counted, and say something', () => {
    const keys = new Set(firstIndicators.map(({ key }) => key));
    expect(firstClaims.filter(({ indicator }) => !keys.has(indicator))).toEqual([]);
    expect(firstClaims.filter(({ low, high }) => low === null && high === null)).toEqual([]);
    expect(
      firstIndicators.filter(({ key }) => !firstClaims.some(({ indicator }) => indicator === key)),
    ).toEqual([]);
  });
});
