import { type Bytes, joinBytes } from '../../kit/bytes.ts';
import { type Cbor, decodeCbor, encodeCbor } from '../signing/cbor.ts';

/** What may stand in the log. A word never changes its meaning: leaves are read for ever. */
export const leafKinds = ['receipt', 'key', 'status-list', 'audit'] as const;
export type LeafKind = (typeof leafKinds)[number];

/** One line of the log. It holds no personal data, and nothing from which any could be worked out. */
export interface Leaf {
  readonly kind: LeafKind;
  /** Its place, counted from zero. */
  readonly seq: number;
  /** Civil day in Tehran on which the fact was written down. */
  readonly day: string;
  readonly commitment: Uint8Array;
}

/** Fields by number, as docs/features/ground/transparency.md publishes them. Settled: they cannot change once public. */
const field = { version: 1, kind: 2, seq: 3, day: 4, commitment: 5 } as const;
const version = 1;

/** The canonical bytes of a leaf, which its hash is taken of. */
export const writeLeaf = ({ kind, seq, day, commitment }: Leaf): Bytes =>
  encodeCbor(
    new Map<number, Cbor>([
      [field.version, version],
      [field.kind, kind],
      [field.seq, seq],
      [field.day, day],
      [field.commitment, commitment],
    ]),
  );

/** Reads a leaf; null for other bytes. */
export function readLeaf(bytes: Uint8Array): Leaf | null {
  const fields = decodeCbor(bytes);
  if (!(fields instanceof Map) || fields.size !== 5 || fields.get(field.version) !== BigInt(version))
    return null;
  const kind = leafKinds.find((known) => known === fields.get(field.kind));
  const seq: unknown = fields.get(field.seq);
  const day: unknown = fields.get(field.day);
  const commitment: unknown = fields.get(field.commitment);
  if (!kind || typeof seq !== 'bigint' || seq > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  if (typeof day !== 'string' || !(commitment instanceof Uint8Array)) return null;
  return { kind, seq: Number(seq), day, commitment };
}

/**
 * What the commitment to a document is the hash of. Without the nonce, which stands on the document alone, nobody can try
 * out amounts and serials until one fits; forgetting it takes the last tie between a leaf and a gift.
 */
export const commitmentInput = (nonce: Uint8Array, document: Uint8Array): Bytes => joinBytes(nonce, document);

/** Entries as a bundle holds them: each with its length in two bytes before it (C2SP tlog-tiles). */
export const writeBundle = (entries: readonly Uint8Array[]): Bytes =>
  joinBytes(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]));

/** Takes a bundle apart; null when it ends in the midst of an entry. */
export function readBundle(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const length = ((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0);
    const entry = bundle.subarray(at + 2, at + 2 + length);
    if (at + 2 > bundle.length || entry.length !== length) return null;
    entries.push(entry);
    at += 2 + length;
  }
  return entries;
}
