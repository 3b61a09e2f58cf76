import { generateKeyPairSync, sign } from 'node:crypto';
import { fromBase32, toBase32 } from '@hamyar/domain/ground/signing/base32';
import { writeClaims } from '@hamyar/domain/ground/signing/claims';
import { headerOf, readSigned, signatureInput, writeSigned } from '@hamyar/domain/ground/signing/cose';
import { qrPath } from '@hamyar/papers/qr-path';
import jsqr from 'jsqr';
import { expect, it } from 'vitest';

const { privateKey } = generateKeyPairSync('ed25519');
const address = 'https://mosharekat.example.ir/v';

/** A signed receipt, each one another. */
function document(n: number): string {
  const payload = writeClaims({
    kind: 'receipt',
    issuedAt: new Date(Date.UTC(2026, 10, 21) + n * 8_640_000),
    status: { list: n % 3, index: (n * 5_237) % 1_048_576 },
    serial: `1405/${String(n % 31).padStart(2, '0')}/${String(n * 4_999).padStart(6, '0')}`,
    amountIrr: BigInt(n + 1) * 123_457_000n,
    projectNumber: 100 + n,
    isDemo: n % 2 === 0,
  });
  const parts = { header: headerOf('r26a'), payload };
  return toBase32(writeSigned({ ...parts, signature: sign(null, signatureInput(parts), privateKey) }));
}

/** Thirty millimetres at 203 dots an inch, as an office's label printer has them. */
const pixels = 240;

/** The code as a camera sees it: printed coarsely, then blurred. */
function photographed({ path, side }: { path: string; side: number }): Uint8ClampedArray {
  const dark = new Set<number>();
  for (const [, x = '0', y = '0', width = '0'] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let at = 0; at < Number(width); at += 1) dark.add(Number(y) * side + Number(x) + at);
  const module = (pixel: number) => Math.floor((pixel * side) / pixels);
  const printed = (x: number, y: number) => (dark.has(module(y) * side + module(x)) ? 40 : 230);
  const rgba = new Uint8ClampedArray(pixels * pixels * 4);
  for (let y = 0; y < pixels; y += 1)
    for (let x = 0; x < pixels; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1)
          sum += printed(
            Math.min(pixels - 1, Math.max(0, x + dx)),
            Math.min(pixels - 1, Math.max(0, y + dy)),
          );
      rgba.fill(sum / 9, (y * pixels + x) * 4, (y * pixels + x) * 4 + 3);
      rgba[(y * pixels + x) * 4 + 3] = 255;
    }
  return rgba;
}

it('each of 200 signed receipts is read back from thirty printed millimetres', () => {
  let read = 0;
  for (let n = 0; n < 200; n += 1) {
    const text = document(n);
    const qr = qrPath(address, text);
    expect(qr.version).toBeLessThanOrEqual(11);
    const found = jsqr(photographed(qr), pixels, pixels)?.data;
    expect(found).toBe(`${address.toUpperCase()}#${text}`);
    if (readSigned(fromBase32(found?.split('#')[1] ?? '') ?? new Uint8Array())?.kid === 'r26a') read += 1;
  }
  expect(read).toBe(200);
});
