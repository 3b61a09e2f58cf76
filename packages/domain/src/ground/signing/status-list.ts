import type { StatusPlace } from './claims.ts';

/** Places of one list: 131,072 bytes of bits, which deflate to a few kilobytes while few are revoked. */
export const statusListSize = 2 ** 20;

/** One bit a place, the least significant first (Token Status List, section 4.1). */
export function writeStatusBits(revoked: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(statusListSize / 8);
  for (const index of revoked) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  return bits;
}

/** Whether the bit of a place is set; null for a place that the list does not have. */
export function isRevokedIn(bits: Uint8Array, { index }: Pick<StatusPlace, 'index'>): boolean | null {
  const byte = bits[index >> 3];
  return byte === undefined ? null : ((byte >> (index & 7)) & 1) === 1;
}

/** A place of a list by three random bytes: places in order would tell in which order documents were issued. */
export function drawStatusIndex(random: Uint8Array): number {
  const [first = 0, second = 0, third = 0] = random;
  return ((first & 15) << 16) | (second << 8) | third;
}
