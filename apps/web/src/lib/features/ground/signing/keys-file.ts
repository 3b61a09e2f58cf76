import type { Answer, signing } from '@hamyar/contracts';

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);

/** The keys as JSON Web Keys (RFC 7517, RFC 8037): tools that know nothing of us read kid, x, nbf and exp. */
export const writeKeysFile = ({ keys }: Answer<typeof signing.listKeys>): string =>
  JSON.stringify({
    keys: keys.map(({ kid, kind, x, notBefore, notAfter, compromise, vkey }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      alg: 'EdDSA',
      use: 'sig',
      kid,
      x,
      nbf: seconds(notBefore),
      exp: seconds(notAfter),
      'hamyar:kind': kind,
      ...(compromise
        ? { 'hamyar:compromise': { since: seconds(compromise.since), logSize: compromise.logSize } }
        : {}),
      ...(vkey ? { vkey } : {}),
    })),
  });
