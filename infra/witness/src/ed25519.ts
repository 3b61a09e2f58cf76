import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Tools } from '@hamyar/domain/ground/transparency/check-note';

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Public half, 32 bytes, of a seed of 32 bytes. */
export const publicKeyOf = (seed: Uint8Array): Buffer =>
  Buffer.from(createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' }).x ?? '', 'base64url');

export const signWith = (seed: Uint8Array, message: Uint8Array): Buffer =>
  sign(null, message, privateKeyOf(seed));

/** Hash and signature check as the rules of the domain ask for them. */
export const tools: Tools = {
  digest: sha256,
  verify(publicKey, signature, message) {
    const x = Buffer.from(publicKey).toString('base64url');
    return verify(null, message, { key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }, signature);
  },
};
