import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordSplitter } from './csv-records.ts';

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

describe('recordSplitter', () => {
  it('gives back any table, wherever the chunks are cut', () => {
    const field = fc.string({ unit: fc.constantFrom(...'اب1,;"\n\r ') });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (table, newline, size) => {
          const text = table.map((record) => record.map(quoted).join(';') + newline).join('');
          const splitter = recordSplitter(';');
          const records: string[][] = [];
          for (let at = 0; at < text.length; at += size)
            records.push(...splitter.push(text.slice(at, at + size)));
          const asLines = table.map((record) => record.map((cell) => cell.replace(/\r\n?/g, '\n')));
          expect([...records, ...splitter.end()]).toEqual(asLines);
        },
      ),
    );
  });
  it('keeps stray quotes as text and a last line without an end', () => {
    const splitter = recordSplitter(',');
    expect([...splitter.push('5",a "b"\r\n"x "y" w",z\n\nlast'), ...splitter.end()]).toEqual([
      ['5"', 'a "b"'],
      ['x "y" w', 'z'],
      [''],
      ['last'],
    ]);
  });
  it('refuses a quote that is never closed', () => {
    const splitter = recordSplitter(',');
    splitter.push('a,b\n"x"y,z\nlast,one\n');
    expect(() => splitter.end()).toThrow('broken_file');
  });
});
