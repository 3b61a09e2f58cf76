import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  growTiles,
  keyIdInput,
  noteKeyTypes,
  rootOfTree,
  signatureLine,
  tileKey,
  tilePath,
  tileWidth,
  writeBundle,
  writeCheckpoint,
  writeLeaf,
  writeNote,
  writeVkey,
} from '@hamyar/domain';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const origin = 'hamyar.example/log';

/**
 * Writes a log of made-up leaves into a folder, as the platform publishes its own: entries, tiles and a signed checkpoint.
 * @returns the word by which its key is known
 */
export function writeSampleLog(folder: string, size: number): string {
  const write = (path: string, content: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const leaves = Array.from({ length: size }, (_, seq) =>
    writeLeaf({ kind: 'receipt', seq, day: '2026-11-21', commitment: new Uint8Array(randomBytes(32)) }),
  );
  for (let first = 0; first < size; first += tileWidth) {
    const bundle = leaves.slice(first, first + tileWidth);
    write(tilePath('entries', first / tileWidth, bundle.length), writeBundle(bundle));
  }
  const { tiles } = growTiles(sha256, { size: 0, edge: [] }, leaves);
  for (const { level, number, hashes } of tiles) write(tilePath(level, number, hashes.length / 32), hashes);
  const root = rootOfTree(sha256, size, new Map(tiles.map((tile) => [tileKey(tile), tile.hashes])));
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = { name: origin, type: noteKeyTypes.log, publicKey: new Uint8Array(raw) };
  const keyId = sha256(keyIdInput(key)).subarray(0, 4);
  const body = writeCheckpoint({ origin, size, root });
  const signature = sign(null, Buffer.from(body), privateKey);
  write('checkpoint', writeNote(body, [signatureLine({ name: origin, keyId, signature })]));
  return writeVkey(key, keyId);
}

/** Changes one byte of a hash that many proofs need. */
export function changeOneByte(folder: string): void {
  const path = join(folder, tilePath(0, 0, tileWidth));
  const hashes = readFileSync(path);
  hashes[0] = (hashes[0] ?? 0) ^ 1;
  writeFileSync(path, hashes);
}
