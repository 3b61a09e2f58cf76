import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Encryption and keyed hashing of single fields. The two keys differ and never live in the database. */
export interface Sealing {
  /** AES-256-GCM; `place` (table.column) is bound in, so that a value cannot be moved to another column. */
  seal(plain: string, place: string): Buffer;
  /** @throws when the value was altered, moved or sealed under another key */
  open(sealed: Buffer, place: string): string;
  /** Keyed hash for equality without the value; the caller normalises first. */
  index(normalised: string, place: string): string;
}

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** @param sealKey, indexKey 32 bytes in base64 each */
export function makeSealing(sealKey: string, indexKey: string): Sealing {
  const key = Buffer.from(sealKey, 'base64');
  const hashKey = Buffer.from(indexKey, 'base64');
  return {
    seal(plain, place) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      if (sealed[0] !== version) throw new Error('sealed under an unknown version');
      const nonce = sealed.subarray(1, 1 + nonceLength);
      const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
      const body = sealed.subarray(1 + nonceLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    index(normalised, place) {
      return createHmac('sha256', hashKey).update(`${place}\0${normalised}`).digest('hex');
    },
  };
}
