import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inGivingWorld } from '@hamyar/testing/giving';
import { withSignatures } from '@hamyar/testing/signatures';
import { describe, expect, it } from 'vitest';
import { printReceipt } from './print-receipt.ts';
import { showReceipt } from './show-receipt.ts';

const giving = inGivingWorld();
const { aReceipt, check } = withSignatures(giving);
const { world } = giving;
const folder = mkdtempSync(join(tmpdir(), 'hamyar-receipt-'));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

async function printed(code: string, locale: 'fa' | 'en' = 'fa') {
  const { content, ...file } = await printReceipt(world().as(), { code, locale });
  const path = join(folder, 'receipt.pdf');
  writeFileSync(path, content);
  return { path, ...file };
}

describe.skipIf(process.env['WITHOUT_POPPLER'])('a receipt on paper', () => {
  it('holds the very answer of its page, in both languages', async () => {
    const { receiptCode } = await aReceipt();
    for (const locale of ['fa', 'en'] as const) {
      const { path, fileName, mediaType } = await printed(receiptCode, locale);
      expect([fileName, mediaType]).toEqual([
        expect.stringMatching(/^receipt-1405-09-\d{6}\.pdf$/),
        'application/pdf',
      ]);
      expect(run('pdfinfo', path)).toMatch(/Tagged:\s+yes/);
      const facts = join(folder, 'facts.json');
      run('pdfdetach', '-save', '1', '-o', facts, path);
      expect(JSON.parse(readFileSync(facts, 'utf8'))).toEqual(await showReceipt(world().as(), receiptCode));
    }
  });

  it('says the amount in digits and words, its serial and its code', async () => {
    const { receiptCode, receipt, code } = await aReceipt();
    const { path } = await printed(receiptCode, 'en');
    const text = run('pdftotext', '-layout', path, '-');
    for (const said of ['5,000,000 rial', receipt.serial, receiptCode, code]) expect(text).toContain(said);
    expect(text.replace(/\s+/g, ' ').toLowerCase()).toContain('five million');
  });

  it('is drawn before it is signed, too, and is unknown by another code', async () => {
    const { authority } = await giving.begin();
    const { receiptCode } = await giving.comeBack(authority);
    expect((await printed(receiptCode ?? '')).mediaType).toBe('application/pdf');
    await expect(printed('AAAAAAAAAA')).rejects.toMatchObject({ reason: 'receipt.unknown' });
  });
});

describe.skipIf(process.env['WITHOUT_ZBAR'] ?? process.env['WITHOUT_POPPLER'])('the code on it', () => {
  it('is read from the paper, and what it says is judged genuine', async () => {
    const { receiptCode, text } = await aReceipt();
    const { path } = await printed(receiptCode);
    run('pdftoppm', '-r', '203', '-gray', '-png', '-singlefile', path, join(folder, 'scan'));
    const read = run('zbarimg', '-q', '--raw', join(folder, 'scan.png')).trim();
    expect(read).toBe(`HTTP://LOCALHOST:3000/V#${text}`);
    expect(await check(read.slice(read.indexOf('#') + 1))).toMatchObject({ verdict: 'valid' });
  });
});
