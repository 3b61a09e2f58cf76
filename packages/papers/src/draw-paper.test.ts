import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawPaper } from './draw-paper.ts';
import { qrSvg } from './qr-path.ts';
import { samples } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'hamyar-paper-'));
const facts = { amountIrr: '5000000', title: 'خانه‌هایی برای خانواده‌ها', '#eval("x")': '#{1+1} $x$ *' };
const drawnAt = new Date('2026-11-21T08:30:00Z');

function drawn(name: 'receipt' | 'certificate' | 'sheet' | 'letter', lang: 'fa' | 'en' = 'fa'): string {
  const path = join(folder, `${name}-${lang}.pdf`);
  writeFileSync(path, drawPaper(name, { ...samples[name], lang }, facts, drawnAt));
  return path;
}
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

describe.skipIf(process.env['WITHOUT_POPPLER'])('a paper', () => {
  it.each(['receipt', 'certificate', 'sheet', 'letter'] as const)(
    '%s is PDF/A-3a, tagged, in both languages, with its facts inside',
    (name) => {
      for (const lang of ['fa', 'en'] as const) {
        const path = drawn(name, lang);
        expect(run('pdfinfo', path)).toMatch(/Tagged:\s+yes/);
        expect(run('pdfinfo', '-meta', path)).toMatch(/pdfaid:part>3<.*pdfaid:conformance>A</s);
        const found = join(folder, `${name}.json`);
        run('pdfdetach', '-save', '1', '-o', found, path);
        expect(JSON.parse(readFileSync(found, 'utf8'))).toEqual(facts);
      }
    },
  );

  it('shows what somebody wrote as they wrote it, and never reads it as markup', () => {
    const path = join(folder, 'words.pdf');
    const words = '#import "x" $a$ *b* @c <d> \\e #panic()';
    writeFileSync(
      path,
      drawPaper('receipt', { ...samples.receipt, lang: 'en', warning: words }, {}, drawnAt),
    );
    expect(run('pdftotext', path, '-')).toContain('#import "x" $a$ *b* @c <d>');
  });

  it('of many lines goes over several pages, with its heading on each', () => {
    const path = join(folder, 'long.pdf');
    const [part] = samples.sheet.parts;
    const lines = Array.from({ length: 300 }, (_, line) => [String(line), 'رها نیک‌اندیش', '']);
    const parts = part ? [{ ...part, lines }] : [];
    writeFileSync(path, drawPaper('sheet', { ...samples.sheet, parts }, facts, drawnAt));
    expect(Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', path))?.[1])).toBeGreaterThan(8);
  });
});

describe.skipIf(process.env['WITHOUT_ZBAR'] ?? process.env['WITHOUT_POPPLER'])(
  'the code on a receipt',
  () => {
    it('is read from paper at 203 dots an inch, whatever receipt it is', () => {
      for (let n = 0; n < 8; n += 1) {
        const text = Array.from(
          { length: 200 },
          (_, at) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(at * 7 + n * 13) % 32],
        ).join('');
        const qr = { ...samples.certificate.qr, svg: qrSvg('https://hamyar.example/v', text) };
        const path = join(folder, 'coded.pdf');
        writeFileSync(path, drawPaper('receipt', { ...samples.receipt, qr }, facts, drawnAt));
        run('pdftoppm', '-r', '203', '-gray', '-png', '-singlefile', path, join(folder, 'coded'));
        expect(run('zbarimg', '-q', '--raw', join(folder, 'coded.png')).trim()).toBe(
          `HTTPS://HAMYAR.EXAMPLE/V#${text}`,
        );
      }
    });
  },
);

it('the same words, facts and time give the same bytes', () => {
  const twice = [0, 1].map(() => Buffer.from(drawPaper('receipt', samples.receipt, facts, drawnAt)));
  expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
});

it('a paper says nothing that its form does not know', () => {
  const more = { ...samples.receipt, secret: 'x' };
  expect(() => drawPaper('receipt', more, facts, drawnAt)).toThrow('secret');
});
