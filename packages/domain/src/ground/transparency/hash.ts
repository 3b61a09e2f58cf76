import { type Bytes, joinBytes } from '../../kit/bytes.ts';

/** SHA-256, at once: for whoever builds. */
export type Hash = (bytes: Uint8Array) => Uint8Array;
/** SHA-256, perhaps later: browsers answer with a promise. */
export type Digest = (bytes: Bytes) => Uint8Array | Promise<Uint8Array>;

export const hashLength = 32;

/** What the hash of a leaf is taken of (RFC 6962 section 2.1). */
export const leafInput = (entry: Uint8Array): Bytes => joinBytes(Uint8Array.of(0), entry);

/** What the hash of two subtrees is taken of (RFC 6962 section 2.1). */
export const nodeInput = (one: Uint8Array, two: Uint8Array): Bytes => joinBytes(Uint8Array.of(1), one, two);

/** Hashes side by side, as a tile holds them. */
export const hashAt = (hashes: Uint8Array, index: number): Uint8Array =>
  hashes.subarray(index * hashLength, (index + 1) * hashLength);
