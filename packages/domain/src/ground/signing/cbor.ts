import { type Bytes, joinBytes, sameBytes, utf8 } from '../../kit/bytes.ts';

/** What our signed forms are made of: whole numbers, texts, byte strings, lists and maps. */
export type Cbor = number | bigint | string | Uint8Array | readonly Cbor[] | CborMap;
/** Keys are whole numbers; every field of ours is a number in a published table. */
export type CborMap = ReadonlyMap<number, Cbor>;

const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5 } as const;

/**
 * Deterministic CBOR (RFC 8949 section 4.2.1): shortest heads, maps in the order of their encoded keys. The same value is
 * always the same bytes, so that bytes can be signed, hashed and compared.
 */
export function encodeCbor(value: Cbor): Bytes {
  if (typeof value === 'number' || typeof value === 'bigint') return encodeWhole(BigInt(value));
  if (typeof value === 'string') {
    const text = utf8(value);
    return joinBytes(head(major.text, BigInt(text.length)), text);
  }
  if (value instanceof Uint8Array) return joinBytes(head(major.bytes, BigInt(value.length)), value);
  if (value instanceof Map) {
    const entries = [...(value as CborMap)]
      .map(([key, item]) => ({ key: encodeCbor(key), item: encodeCbor(item) }))
      .sort((one, two) => inOrder(one.key, two.key));
    return joinBytes(
      head(major.map, BigInt(entries.length)),
      ...entries.flatMap(({ key, item }) => [key, item]),
    );
  }
  const items = [...(value as readonly Cbor[])];
  return joinBytes(head(major.list, BigInt(items.length)), ...items.map(encodeCbor));
}

function encodeWhole(value: bigint): Bytes {
  return value >= 0n ? head(major.unsigned, value) : head(major.negative, -1n - value);
}

function head(kind: number, length: bigint): Bytes {
  const first = kind << 5;
  if (length < 24n) return Uint8Array.of(first | Number(length));
  const size = length < 0x100n ? 1 : length < 0x10000n ? 2 : length < 0x100000000n ? 4 : 8;
  const bytes = new Uint8Array(1 + size);
  bytes[0] = first | (24 + Math.log2(size));
  for (let at = size, rest = length; at > 0; at -= 1, rest >>= 8n) bytes[at] = Number(rest & 0xffn);
  return bytes;
}

function inOrder(one: Uint8Array, two: Uint8Array): number {
  for (let at = 0; at < Math.min(one.length, two.length); at += 1) {
    const difference = (one[at] ?? 0) - (two[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - two.length;
}

/** Deep enough for every form of ours; a stranger's nesting ends here. */
const deepest = 8;

/**
 * Reads what `encodeCbor` writes. Whole numbers come as bigint.
 * @returns null for anything else: other kinds, heads that could be shorter, keys out of order, bytes left over
 */
export function decodeCbor(bytes: Uint8Array): Cbor | null {
  const reader = { bytes, at: 0 };
  try {
    const value = read(reader, 0);
    // One value has one encoding: whatever encodes otherwise was not written by these rules.
    return reader.at === bytes.length && sameBytes(encodeCbor(value), bytes) ? value : null;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function read(reader: Reader, depth: number): Cbor {
  if (depth > deepest) throw new RangeError('nested too deep');
  const [kind, length] = readHead(reader);
  if (kind === major.unsigned) return length;
  if (kind === major.negative) return -1n - length;
  if (length > BigInt(reader.bytes.length - reader.at)) throw new RangeError('longer than what is there');
  const count = Number(length);
  if (kind === major.bytes) return take(reader, count);
  if (kind === major.text) return new TextDecoder('utf-8', { fatal: true }).decode(take(reader, count));
  if (kind === major.list) return Array.from({ length: count }, () => read(reader, depth + 1));
  if (kind !== major.map) throw new RangeError('no kind of ours');
  const map = new Map<number, Cbor>();
  for (let n = 0; n < count; n += 1) {
    const key = read(reader, depth + 1);
    if (typeof key !== 'bigint') throw new RangeError('no key of ours');
    map.set(Number(key), read(reader, depth + 1));
  }
  return map;
}

function readHead(reader: Reader): [kind: number, length: bigint] {
  const first = take(reader, 1)[0] ?? 0;
  const short = first & 31;
  if (short < 24) return [first >> 5, BigInt(short)];
  if (short > 27) throw new RangeError('no length of ours');
  let length = 0n;
  for (const byte of take(reader, 2 ** (short - 24))) length = (length << 8n) | BigInt(byte);
  return [first >> 5, length];
}

function take(reader: Reader, count: number): Uint8Array {
  if (reader.at + count > reader.bytes.length) throw new RangeError('cut off');
  reader.at += count;
  // A copy, of a Buffer too: what was read does not change with what it was read from.
  return new Uint8Array(reader.bytes.subarray(reader.at - count, reader.at));
}
