import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { COSEKey, Sign1 } from '@auth0/cose';
import { Decoder, Encoder } from 'cbor-x';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendCode, inGroups, printedCode } from '../../kit/printed-code.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts';
import { readClaims, type ReceiptClaims, writeClaims } from './claims.ts';
import { headerOf, readSigned, signatureInput, writeSigned } from './cose.ts';
import { judge } from './judge.ts';
import { keyToMake, type KeyFacts, keyThatSigns } from './keys.ts';
import { drawStatusIndex, isRevokedIn, statusListSize, writeStatusBits } from './status-list.ts';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => new Uint8Array(array));
const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n });
const { value: anyValue } = fc.letrec<{ value: Cbor }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    whole,
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    bytes,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.integer({ min: -1_000, max: 70_000 }), tie('value')), { maxLength: 4 })
      .map((entries) => new Map(entries)),
  ),
}));

describe('deterministic CBOR', () => {
  it('comes back from its bytes, and has one form alone', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const encoded = encodeCbor(value);
        expect(encodeCbor(decodeCbor(encoded) ?? '')).toEqual(encoded);
      }),
    );
  });

  it('is what an independent library reads and writes', () => {
    const decoder = new Decoder({ mapsAsObjects: false });
    const encoder = new Encoder({ mapsAsObjects: false, useRecords: false, tagUint8Array: false });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.string(), bytes), { maxLength: 5 }), (list) => {
        const plain = list.map((item) => (item instanceof Uint8Array ? Buffer.from(item) : item));
        const theirs: unknown = decoder.decode(encodeCbor(list));
        expect(JSON.stringify(theirs)).toBe(JSON.stringify(list));
        expect(decodeCbor(encoder.encode(plain))).toEqual(decodeCbor(encodeCbor(list)));
      }),
    );
  });

  it.each([
    '1801',
    '190001',
    '9f01ff',
    'a2020101 01'.replace(' ', ''),
    '0000',
    '5803010 2'.replace(' ', ''),
    'f6',
    '61ff',
  ])('refuses %s', (text) => expect(decodeCbor(Buffer.from(text, 'hex'))).toBeNull());
});

it('Base32 comes back from its text, and one text stands for one byte string', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(fromBase32(toBase32(some))).toEqual(some);
    }),
  );
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  for (const text of ['MZXW6YTBOJ', 'A', 'mzxw6', 'MZXW6===', '0']) expect(fromBase32(text)).toBeNull();
});

it('a printed code is read as people write it down', () => {
  const code = printedCode(Uint8Array.from({ length: 12 }, (_, n) => n * 21));
  expect(inGroups(code)).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  expect(mendCode(inGroups(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
});

it('a printed code is read as a keyboard in Iran writes it, and as it is copied out of a message', () => {
  const code = '0ZEAA5GH51';
  expect(mendCode('۰ZEA-A۵GH-۵۱')).toBe(code);
  expect(mendCode('٠zea A٥gh ٥١')).toBe(code);
  expect(mendCode('\u20660ZEA\u2013A5GH\u201151\u2069')).toBe(code);
});

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const claims: ReceiptClaims = {
  kind: 'receipt',
  issuedAt: new Date('2026-11-21T08:30:00Z'),
  status: { list: 0, index: 517_333 },
  serial: '1405/09/000123',
  amountIrr: 5_000_000n,
  projectNumber: 103,
  isDemo: false,
};
function signed(said: ReceiptClaims, kid = 'r26a', key: KeyObject = privateKey): Uint8Array {
  const parts = { header: headerOf(kid), payload: writeClaims(said) };
  return writeSigned({ ...parts, signature: sign(null, signatureInput(parts), key) });
}

describe('a signed receipt', () => {
  it('comes back from its bytes', () => {
    const read = readSigned(signed(claims));
    expect(read?.kid).toBe('r26a');
    expect(readClaims(read?.payload ?? new Uint8Array())).toEqual(claims);
    expect(readClaims(writeClaims({ ...claims, isDemo: true }))).toMatchObject({ isDemo: true });
  });

  it('is small enough for a printed code', () => {
    expect(toBase32(signed(claims)).length).toBeLessThanOrEqual(240);
  });

  it('is verified by an independent library, which refuses 1,000 of 1,000 changed bits', async () => {
    const key = await COSEKey.fromJWK({ ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA' }).toKeyLike();
    const document = signed(claims);
    await Sign1.decode(document).verify(key);
    const bits = fc.integer({ min: 0, max: document.length * 8 - 1 });
    let refused = 0;
    for (const bit of fc.sample(bits, 1_000)) {
      const changed = Uint8Array.from(document);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = readSigned(changed);
      const isRight = await Promise.resolve()
        .then(() => read && Sign1.decode(changed).verify(key))
        .then(() => read !== null)
        .catch(() => false);
      if (!isRight || read?.kid !== 'r26a') refused += 1;
    }
    expect(refused).toBe(1_000);
  });
});

const day = 86_400_000;
const start = new Date('2026-11-21T08:30:00Z');
const at = (days: number) => new Date(start.getTime() + days * day);
const key = (more: Partial<KeyFacts> = {}): KeyFacts => ({
  kid: 'r26a',
  kind: 'receipt',
  notBefore: start,
  notAfter: at(455),
  compromise: null,
  ...more,
});

describe('keys', () => {
  it('are made at once where none signs, and not twice', () => {
    expect(keyToMake([], 'receipt', start)).toEqual({ kid: 'r26a', notBefore: start, notAfter: at(455) });
    expect(keyToMake([key()], 'receipt', at(1))).toBeNull();
    expect(keyToMake([key()], 'status', start)).toMatchObject({ kid: 's26a' });
  });

  it('get a successor half a year before they end, which signs from the overlap on', () => {
    expect(keyToMake([key()], 'receipt', at(274))).toBeNull();
    const made = keyToMake([key()], 'receipt', at(275));
    expect(made).toEqual({ kid: 'r27a', notBefore: at(365), notAfter: at(820) });
    const both = [key(), key(made ?? {})];
    expect(keyToMake(both, 'receipt', at(276))).toBeNull();
    expect(keyThatSigns(both, 'receipt', at(364))?.kid).toBe('r26a');
    expect(keyThatSigns(both, 'receipt', at(365))?.kid).toBe('r27a');
  });

  it('that fell into other hands sign nothing more, and are replaced at once under a new name', () => {
    const lost = key({ compromise: { since: at(3), logSize: 10 } });
    expect(keyThatSigns([lost], 'receipt', at(4))).toBeNull();
    expect(keyToMake([lost], 'receipt', at(4))).toMatchObject({ kid: 'r26b', notBefore: at(4) });
  });

  it('rotate for thirty years without a day on which none signs', () => {
    const keys: KeyFacts[] = [];
    for (let days = 0; days < 30 * 365; days += 1) {
      const made = keyToMake(keys, 'receipt', at(days));
      if (made) keys.push(key(made));
      expect(keyThatSigns(keys, 'receipt', at(days))).not.toBeNull();
    }
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
    expect(keys.length).toBeLessThanOrEqual(31);
  });
});

describe('a right signature', () => {
  const document = { issuedAt: at(2), isRevoked: false, place: { leafIndex: 5, sealedAt: at(2) } };

  it('holds in the days of its key, unless the document was revoked', () => {
    expect(judge(key(), document, at(10))).toEqual({ verdict: 'valid' });
    expect(judge(key(), { ...document, place: 'unknown' }, at(10))).toEqual({ verdict: 'valid' });
    expect(judge(key(), { ...document, isRevoked: true }, at(10))).toEqual({ verdict: 'revoked' });
  });

  it('does not hold for a day on which its key did not sign', () => {
    const why = { verdict: 'refused', why: 'outside_key_time' };
    expect(judge(key(), { ...document, issuedAt: at(-1) }, at(10))).toEqual(why);
    expect(judge(key(), { ...document, issuedAt: at(456) }, at(460))).toEqual(why);
    // The claim counts whole seconds: a receipt of the key's first moment seems to be older than the key.
    const begun = new Date(start.getTime() + 700);
    expect(judge(key({ notBefore: begun }), { ...document, issuedAt: start }, at(1))).toEqual({
      verdict: 'valid',
    });
  });

  it('of a key in other hands holds only for what the log held before, whatever day it names', () => {
    const lost = key({ compromise: { since: at(3), logSize: 6 } });
    expect(judge(lost, document, at(10))).toEqual({ verdict: 'valid' });
    const refused = { verdict: 'refused', why: 'key_compromised' };
    expect(judge(lost, { ...document, place: { leafIndex: 6, sealedAt: at(4) } }, at(10))).toEqual(refused);
    expect(judge(lost, { ...document, place: null }, at(10))).toEqual(refused);
    expect(judge(lost, { ...document, place: 'unknown' }, at(10))).toMatchObject({ verdict: 'ask' });
  });

  it('of a key past its days holds only for what the log held in them', () => {
    expect(judge(key(), document, at(500))).toEqual({ verdict: 'valid' });
    expect(judge(key(), { ...document, place: 'unknown' }, at(500))).toMatchObject({ verdict: 'ask' });
    for (const place of [null, { leafIndex: 9, sealedAt: at(460) }])
      expect(judge(key(), { ...document, place }, at(500))).toMatchObject({ verdict: 'refused' });
  });
});

it('a status list has one bit a place, and says nothing of places it does not have', () => {
  const bits = writeStatusBits([0, 9, 1_048_575]);
  expect([0, 1, 8, 9, 1_048_575].map((index) => isRevokedIn(bits, { index }))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(isRevokedIn(bits, { index: statusListSize })).toBeNull();
  // The example of Token Status List, section 4.1.
  expect([...writeStatusBits([0, 3, 4, 5, 7, 8, 9, 13, 15])].slice(0, 2)).toEqual([0xb9, 0xa3]);
});

it('a drawn place lies in the list', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 3 }), (random) => {
      expect(drawStatusIndex(random)).toBeLessThan(statusListSize);
    }),
  );
});
