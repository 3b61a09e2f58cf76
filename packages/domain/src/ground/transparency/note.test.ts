import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../kit/bytes.ts';
import { checkCheckpoint } from './check-note.ts';
import { readBundle, readLeaf, writeBundle, writeLeaf } from './leaf.ts';
import {
  cosignatureInput,
  keyIdInput,
  type NoteKey,
  noteKeyTypes,
  readCheckpoint,
  readNote,
  readVkey,
  signatureLine,
  writeCheckpoint,
  writeCosignature,
  writeNote,
  writeVkey,
} from './note.ts';
import { readTlogProof, writeTlogProof } from './tlog-proof.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const raw = (x: string | undefined) => Buffer.from(x ?? '', 'base64url');
const tools = {
  digest: sha256,
  verify: (publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array) =>
    verify(
      null,
      message,
      {
        key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
        format: 'jwk',
      },
      signature,
    ),
};

function signer(name: string, type: number) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key: NoteKey = { name, type, publicKey: new Uint8Array(raw(publicKey.export({ format: 'jwk' }).x)) };
  const keyId = sha256(keyIdInput(key)).subarray(0, 4);
  const line = (message: Uint8Array, before: (signature: Uint8Array) => Uint8Array = (bytes) => bytes) =>
    signatureLine({ name, keyId, signature: before(sign(null, message, privateKey)) });
  return { key, keyId, line };
}
const origin = 'hamyar.example/log';
const log = signer(origin, noteKeyTypes.log);
const witness = signer('university.example/witness', noteKeyTypes.witness);
const body = writeCheckpoint({ origin, size: 70_000, root: sha256(utf8('root')) });
const cosigned = witness.line(cosignatureInput(body, 1_795_000_000), (signature) =>
  writeCosignature(1_795_000_000, signature),
);
const check = (text: string, keys: readonly NoteKey[] = [log.key, witness.key]) =>
  checkCheckpoint(tools, text, origin, keys);

describe('a checkpoint', () => {
  it('says its log, size and root, and whose witness was there when', async () => {
    const checked = await check(writeNote(body, [log.line(utf8(body)), cosigned]));
    expect(checked).toMatchObject({
      size: 70_000,
      witnesses: [{ name: 'university.example/witness', seconds: 1_795_000_000 }],
    });
  });

  it('without a line of the log, of another log, or with one byte changed is none', async () => {
    const right = writeNote(body, [log.line(utf8(body)), cosigned]);
    expect(await check(writeNote(body, [cosigned]))).toBeNull();
    expect(await check(right.replace('70000', '70001'))).toBeNull();
    expect(await checkCheckpoint(tools, right, 'other.example/log', [log.key])).toBeNull();
    expect(await check('no note')).toBeNull();
  });

  it('passes over lines of keys that nobody named', async () => {
    const stranger = signer('stranger.example', noteKeyTypes.witness);
    const text = writeNote(body, [
      log.line(utf8(body)),
      stranger.line(utf8('x'), (bytes) => writeCosignature(1, bytes)),
    ]);
    expect(await check(text)).toMatchObject({ witnesses: [] });
  });

  it('is refused whole when a witness that is trusted did not sign it', async () => {
    const forged = witness.line(utf8('x'), (signature) => writeCosignature(1, signature));
    expect(await check(writeNote(body, [log.line(utf8(body)), forged]))).toBeNull();
  });
});

it('a verifier key comes back from the one word it is written in', () => {
  const word = writeVkey(log.key, log.keyId);
  expect(readVkey(word)).toEqual({ ...log.key, keyId: Buffer.from(log.keyId).toString('hex') });
  expect(readVkey(`${word}x`)).toBeNull();
});

it('the example of the standard is read', () => {
  const text =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
  const note = readNote(text);
  expect(note?.signatures).toHaveLength(1);
  expect(readCheckpoint(note?.body ?? '')).toMatchObject({
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
  });
});

describe('a leaf', () => {
  const leaf = { kind: 'receipt', seq: 7, day: '2026-11-21', commitment: sha256(utf8('x')) } as const;

  it('comes back from its bytes, which are always the same', () => {
    expect(readLeaf(writeLeaf(leaf))).toEqual({ ...leaf, commitment: new Uint8Array(leaf.commitment) });
    expect(Buffer.from(writeLeaf(leaf)).toString('hex')).toMatch(/^a50101026772656365697074/);
  });

  it('of other bytes is none', () => {
    expect(readLeaf(writeLeaf(leaf).subarray(1))).toBeNull();
    expect(readLeaf(utf8('leaf'))).toBeNull();
  });

  it('comes out of its bundle whole, and none out of half a bundle', () => {
    const entries = [writeLeaf(leaf), writeLeaf({ ...leaf, seq: 8 })];
    const bundle = writeBundle(entries);
    expect(readBundle(bundle)).toEqual(entries);
    expect(readBundle(bundle.subarray(0, -1))).toBeNull();
  });
});

it('a proof for the drawer comes back from its file', () => {
  const proof = {
    extra: Uint8Array.of(1, 2, 3),
    index: 41,
    proof: [new Uint8Array(sha256(utf8('a'))), new Uint8Array(sha256(utf8('b')))],
    checkpoint: writeNote(body, [log.line(utf8(body))]),
  };
  expect(readTlogProof(writeTlogProof(proof))).toEqual(proof);
  expect(readTlogProof(writeTlogProof({ ...proof, extra: null, proof: [] }))).toMatchObject({ extra: null });
  expect(readTlogProof(writeTlogProof(proof).replace('index 41', 'index 041'))).toBeNull();
});
