import { describe, expect, it } from 'vitest';
import { isForeignWrite } from './origin.ts';

const url = new URL('https://hamyar.example/give');
const post = (origin?: string) => new Request(url, { method: 'POST', headers: origin ? { origin } : {} });

describe('a writing request', () => {
  it('passes from our own pages', () => {
    expect(isForeignWrite(post('https://hamyar.example'), url, 'https://hamyar.example')).toBe(false);
    expect(isForeignWrite(post('http://hamyar.example'), url, '')).toBe(false);
  });
  it('is refused from another site, another scheme, or nowhere', () => {
    expect(isForeignWrite(post('https://evil.example'), url, 'https://hamyar.example')).toBe(true);
    expect(isForeignWrite(post('http://hamyar.example'), url, 'https://hamyar.example')).toBe(true);
    expect(isForeignWrite(post('null'), url, 'https://hamyar.example')).toBe(true);
    expect(isForeignWrite(post(), url, 'https://hamyar.example')).toBe(true);
  });
  it('is not what reading is', () => {
    expect(isForeignWrite(new Request(url), url, 'https://hamyar.example')).toBe(false);
  });
});
