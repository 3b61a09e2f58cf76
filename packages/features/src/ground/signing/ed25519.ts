import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Ctx } from '../../kit/feature.ts';

/** PKCS #8 of an Ed25519 key up to its seed (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const seedLength = 32;

const privateKeyOf = (seed: Buffer) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });

/** A new key pair: its seed, and its public half in 32 bytes. */
export function ed25519(ctx: Ctx): { seed: Buffer; publicKey: Buffer } {
  const seed = ctx.randomBytes(seedLength);
  const { x = '' } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' });
  return { seed, publicKey: Buffer.from(x, 'base64url') };
}

/** The key of a seed as PEM, for libraries that take it so. */
export const pkcs8Of = (seed: Buffer): string =>
  privateKeyOf(seed).export({ format: 'pem', type: 'pkcs8' }).toString();

/** Signs with the key of a seed. */
export const signWith = (seed: Buffer, message: Uint8Array): Buffer =>
  sign(null, message, privateKeyOf(seed));

/** Whether a signature is right under a public key of 32 bytes. */
export function isSignedBy(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, message, { key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }, signature);
}
