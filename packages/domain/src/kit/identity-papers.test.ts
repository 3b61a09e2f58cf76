import { describe, expect, it } from 'vitest';
import { maskPaper, type PaperKind, paperKindOf, parsePaper, readPaper } from './identity-papers.ts';

describe('a paper that somebody writes', () => {
  it.each<[PaperKind, string, string | undefined, string]>([
    ['national_id', '۰۰۸۴۵۷۵۹۴۸', undefined, '0084575948'],
    ['fida', '۱۲۳۴ ۵۶۷۸ ۹۰', undefined, 'fida:1234567890'],
    ['fida', '123456789012', undefined, 'fida:123456789012'],
    ['passport', 'p 0123-4567', 'afg', 'passport:AFG:P01234567'],
    ['passport', 'C۰۱X۰۰T۴۷', 'D', 'passport:D:C01X00T47'],
  ])('of kind %s is stored in its one form: %s', (kind, number, country, stored) => {
    expect(parsePaper({ kind, number, country })).toEqual({ stored });
    expect(paperKindOf(stored)).toBe(kind);
  });

  it.each<[PaperKind, string, string | undefined, string]>([
    ['national_id', '0084575949', undefined, 'wrong_check'],
    ['national_id', '008457594', undefined, 'wrong_length'],
    ['fida', '123456789', undefined, 'fida_length'],
    ['fida', '1234567890123', undefined, 'fida_length'],
    ['passport', 'P1234567', undefined, 'country'],
    ['passport', 'P1234567', 'افغانستان', 'country'],
    ['passport', 'P123', 'AFG', 'passport_signs'],
    ['passport', 'PASSPORT', 'AFG', 'passport_signs'],
    ['passport', 'P123456789', 'AFG', 'passport_signs'],
  ])('of kind %s is refused: %s of %s', (kind, number, country, fault) => {
    expect(parsePaper({ kind, number, country })).toEqual({ fault });
  });

  it('is told from one of another kind with the same digits, and shown without most of them', () => {
    const national = parsePaper({ kind: 'national_id', number: '0084575948' });
    const fida = parsePaper({ kind: 'fida', number: '0084575948' });
    expect(national).not.toEqual(fida);
    expect(maskPaper('passport:AFG:P01234567')).toBe('•••••••567');
    expect(readPaper('passport:AFG:P01234567')).toEqual({ number: 'P01234567', country: 'AFG' });
    expect(readPaper('0084575948')).toEqual({ number: '0084575948', country: null });
  });
});
