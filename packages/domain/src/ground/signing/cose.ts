import { type Bytes, joinBytes, utf8 } from '../../kit/bytes.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';

/** COSE algorithm EdDSA (RFC 9053 section 2.2), here with Ed25519 alone. */
const edDsa = -8;
const header = { algorithm: 1, keyId: 4 } as const;
/** Tag 18: COSE_Sign1 (RFC 9052 section 4.2). */
const tag = 0xd2;
const signatureLength = 64;
export const kidLength = 4;

/** A signed document taken apart; nothing of it is proven yet. */
export interface Signed {
  readonly kid: string;
  /** The protected header as it stood, which the signature covers. */
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** The protected header of a key: its algorithm and its four-letter name. */
export const headerOf = (kid: string): Bytes =>
  encodeCbor(
    new Map<number, number | Uint8Array>([
      [header.algorithm, edDsa],
      [header.keyId, utf8(kid)],
    ]),
  );

/** What is signed: Sig_structure of RFC 9052 section 4.4, without external data. */
export const signatureInput = (signed: Pick<Signed, 'header' | 'payload'>): Bytes =>
  encodeCbor(['Signature1', signed.header, new Uint8Array(0), signed.payload]);

/** The document as it travels: a tagged COSE_Sign1 with an empty unprotected header. */
export const writeSigned = ({ header, payload, signature }: Omit<Signed, 'kid'>): Bytes =>
  joinBytes(Uint8Array.of(tag), encodeCbor([header, new Map(), payload, signature]));

/** Takes a document apart; null for bytes that are no COSE_Sign1 as `writeSigned` writes it. */
export function readSigned(bytes: Uint8Array): Signed | null {
  const parts = bytes[0] === tag ? decodeCbor(bytes.subarray(1)) : null;
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [protectedHeader, unprotected, payload, signature] = parts;
  const kid = protectedHeader instanceof Uint8Array ? kidIn(protectedHeader) : null;
  if (kid === null || !(unprotected instanceof Map) || unprotected.size > 0) return null;
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) return null;
  return signature.length === signatureLength ? { kid, header: protectedHeader, payload, signature } : null;
}

function kidIn(protectedHeader: Uint8Array): string | null {
  const fields = decodeCbor(protectedHeader);
  if (!(fields instanceof Map) || fields.size !== 2) return null;
  const kid = fields.get(header.keyId);
  if (fields.get(header.algorithm) !== BigInt(edDsa) || !(kid instanceof Uint8Array)) return null;
  return kid.length === kidLength ? String.fromCharCode(...kid) : null;
}
