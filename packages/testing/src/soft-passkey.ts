import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What can be done wrongly on purpose. */
export interface Wrongly {
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
  readonly isUserVerified?: boolean;
  readonly credentialId?: string;
  readonly userHandle?: string;
}

/** A passkey without a browser: makes and signs what one would, for whatever site it is told. */
export interface SoftPasskey {
  readonly credentialId: string;
  /** Answers `beginPasskey`. */
  made(optionsJson: string, wrongly?: Wrongly): string;
  /** Answers `beginSignIn` and `beginConfirmation`. */
  shown(optionsJson: string, wrongly?: Wrongly): string;
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

const optionsOf = (json: string): Options => JSON.parse(json) as Options;
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const userPresent = 1;
const userVerified = 4;
const keyAttached = 64;

/** A key as COSE: EC2, ES256, P-256, x, y. */
const coseKey = (x: string, y: string): Buffer =>
  Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

/** An attestation of nobody: format `none` around the data. */
function attestationOf(data: Buffer): Buffer {
  const size = Buffer.alloc(3);
  size.writeUInt8(0x59);
  size.writeUInt16BE(data.length, 1);
  const head = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex');
  return Buffer.concat([head, size, data]);
}

/** @param site address of the web, whose host is the site's name */
export function softPasskey(site = 'http://localhost:3000'): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const credentialId = id.toString('base64url');
  let counter = 0;
  let userHandle = '';

  const clientData = (type: string, { challenge }: Options, wrongly: Wrongly) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: wrongly.origin ?? site, crossOrigin: false }));
  const authenticatorData = (flags: number, wrongly: Wrongly) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | userPresent | (wrongly.isUserVerified === false ? 0 : userVerified));
    head.writeUInt32BE(wrongly.counter ?? ++counter, 1);
    return Buffer.concat([sha256(wrongly.rpId ?? new URL(site).hostname), head]);
  };

  return {
    credentialId,
    made(optionsJson, wrongly = {}) {
      const options = optionsOf(optionsJson);
      userHandle = options.user?.id ?? '';
      const attestation = attestationOf(
        Buffer.concat([
          authenticatorData(keyAttached, wrongly),
          Buffer.alloc(16),
          Buffer.from([0, id.length]),
          id,
          coseKey(x, y),
        ]),
      );
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', options, wrongly).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      });
    },
    shown(optionsJson, wrongly = {}) {
      const client = clientData('webauthn.get', optionsOf(optionsJson), wrongly);
      const data = authenticatorData(0, wrongly);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      const named = wrongly.credentialId ?? credentialId;
      return JSON.stringify({
        id: named,
        rawId: named,
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: wrongly.userHandle ?? userHandle,
        },
      });
    },
  };
}
