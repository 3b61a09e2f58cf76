import type { Bytes } from '../../kit/bytes.ts';

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 (RFC 4648 section 6) without padding: capitals and digits, which a QR code holds in five and a half bits each. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += signs.charAt((held >> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + signs.charAt((held << (5 - bits)) & 31) : text;
}

/** Reads what `toBase32` writes and nothing else: one text stands for one byte string. Null for any other text. */
export function fromBase32(text: string): Bytes | null {
  if (!/^[A-Z2-7]*$/.test(text)) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const sign of text) {
    held = ((held << 5) | signs.indexOf(sign)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return toBase32(bytes) === text ? bytes : null;
}
