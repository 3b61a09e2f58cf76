import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomInt, sign } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COSEKey, Sign1 } from '@auth0/cose';
import { fromBase32, headerOf, signatureInput, toBase32, writeClaims, writeSigned } from '@hamyar/domain';
import { qrSvg } from '@hamyar/papers/qr-path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

const codes = 200;
/** 30 mm at the 203 dots an inch of a cheap label printer, which knows black and white alone. */
const dots = Math.floor((30 / 25.4) * 203);
const folder = mkdtempSync(join(tmpdir(), 'hamyar-codes-'));
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

/** A receipt of any serial, amount and place in the lists, signed. */
function aCode(): string {
  const parts = {
    header: headerOf('r26a'),
    payload: writeClaims({
      kind: 'receipt',
      issuedAt: new Date(randomInt(1_700_000_000, 2_000_000_000) * 1_000),
      status: { list: randomInt(0, 100), index: randomInt(0, 1_000_000) },
      serial: `${randomInt(1400, 1500)}/${String(randomInt(0, 31)).padStart(2, '0')}/${String(randomInt(1, 999_999)).padStart(6, '0')}`,
      amountIrr: BigInt(randomInt(1, 2 ** 47)),
      projectNumber: randomInt(1, 100_000),
      isDemo: randomInt(0, 2) === 1,
    }),
  };
  return toBase32(writeSigned({ ...parts, signature: sign(null, signatureInput(parts), privateKey) }));
}

describe.skipIf(process.env['WITHOUT_ZBAR'])('signed codes on paper', () => {
  it(`are read, ${codes} of ${codes}, at 30 mm and 203 dots an inch, and verified by an independent library`, async () => {
    const key = await COSEKey.fromJWK({ ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA' }).toKeyLike();
    const texts = Array.from({ length: codes }, aCode);
    const files = await Promise.all(
      texts.map(async (text, at) => {
        const file = join(folder, `${at}.png`);
        const svg = Buffer.from(qrSvg('https://hamyar.example/v', text));
        await sharp(svg, { density: 300 }).resize(dots, dots).threshold(128).png().toFile(file);
        return file;
      }),
    );
    // QR codes alone: among the dots of one it also finds bar codes that say nothing.
    const asked = ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...files];
    const read = execFileSync('zbarimg', asked, { encoding: 'utf8' }).trim().split('\n');
    expect(read).toEqual(texts.map((text) => `HTTPS://HAMYAR.EXAMPLE/V#${text}`));
    for (const line of read) {
      const document = fromBase32(line.slice(line.indexOf('#') + 1)) ?? new Uint8Array();
      await expect(Sign1.decode(document).verify(key)).resolves.toBeUndefined();
    }
  });
});
