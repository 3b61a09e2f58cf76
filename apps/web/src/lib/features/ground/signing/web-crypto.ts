import { type Bytes, fromBase64Url } from '@hamyar/domain/kit/bytes';

/** SHA-256 of the browser. */
export const digest = async (bytes: Bytes): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** A browser that cannot check Ed25519, or a page that may not: not a wrong signature. */
export class Unable extends Error {}

/**
 * Whether an Ed25519 signature is right.
 * @throws Unable where the browser does not know this kind of signature
 */
export async function isSigned(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Bytes,
): Promise<boolean> {
  // Web Crypto is there on https and on this host alone.
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (!subtle) throw new Unable();
  const key = await subtle
    .importKey('raw', new Uint8Array(publicKey), { name: 'Ed25519' }, false, ['verify'])
    .catch((cause: unknown) => {
      throw new Unable(undefined, { cause });
    });
  return subtle.verify('Ed25519', key, new Uint8Array(signature), message);
}

/** What a token (JWT) says, once its signature was found right; null when it was not. */
export async function readToken(
  token: string,
  keyOf: (kid: string) => Uint8Array | null,
): Promise<Record<string, unknown> | null> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const parsed = [head, body].map((part) => fromBase64Url(part));
  const [header, payload] = parsed.map((bytes): Record<string, unknown> =>
    bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {},
  );
  const key = header?.['alg'] === 'EdDSA' ? keyOf(String(header['kid'])) : null;
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const isRight = key && (await isSigned(key, fromBase64Url(signature) ?? new Uint8Array(0), signed));
  return isRight && payload ? payload : null;
}

/** Undoes zlib. */
export async function inflate(bytes: Bytes): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
