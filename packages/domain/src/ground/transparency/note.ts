import { type Bytes, fromBase64, joinBytes, toBase64, utf8 } from '../../kit/bytes.ts';
import { hashLength } from './hash.ts';
import type { TreeHead } from './proofs.ts';

/** Kinds of keys that sign notes (C2SP signed-note): the log itself, and a witness. */
export const noteKeyTypes = { log: 1, witness: 4 } as const;

/** Who may sign a note: what a `vkey` says. */
export interface NoteKey {
  readonly name: string;
  readonly type: number;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
}

/** A signature line taken apart. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the hash of name, type and key. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Note {
  /** What is signed, its last line feed with it. */
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

const keyIdLength = 4;
const keyLength = 32;

/** What the key id is the first four bytes of the SHA-256 of. */
export const keyIdInput = ({ name, type, publicKey }: NoteKey): Bytes =>
  joinBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey);

/** A verifier key as one word: `name+hex of the id+base64 of type and key`. */
export const writeVkey = (key: NoteKey, keyId: Uint8Array): string =>
  `${key.name}+${hexOf(keyId)}+${toBase64(joinBytes(Uint8Array.of(key.type), key.publicKey))}`;

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Reads a verifier key; null for any other text. Whether its id is right, `keyIdInput` tells. */
export function readVkey(text: string): (NoteKey & { readonly keyId: string }) | null {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([\w+/=]+)$/.exec(text.trim());
  const key = fromBase64(match?.[3] ?? '');
  if (!match || key?.length !== 1 + keyLength) return null;
  return { name: match[1] ?? '', keyId: match[2] ?? '', type: key[0] ?? 0, publicKey: key.subarray(1) };
}

/** One signature line, its line feed with it. */
export const signatureLine = ({ name, keyId, signature }: NoteSignature): string =>
  `\u2014 ${name} ${toBase64(joinBytes(keyId, signature))}\n`;

/** Reads signature lines; null when one is none. */
export function readSignatureLines(text: string): NoteSignature[] | null {
  if (!text.endsWith('\n')) return null;
  const signatures = text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const match = /^\u2014 ([^+\s]+) (\S+)$/.exec(line);
      const bytes = fromBase64(match?.[2] ?? '');
      if (!match || !bytes || bytes.length <= keyIdLength) return null;
      const [keyId, signature] = [bytes.subarray(0, keyIdLength), bytes.subarray(keyIdLength)];
      return { name: match[1] ?? '', keyId, signature };
    });
  return signatures.includes(null) ? null : signatures.filter((signature) => signature !== null);
}

/** Takes a signed note apart (C2SP signed-note); null for any other text. */
export function readNote(text: string): Note | null {
  const end = text.lastIndexOf('\n\n');
  const signatures = end < 0 ? null : readSignatureLines(text.slice(end + 2));
  return signatures ? { body: text.slice(0, end + 1), signatures } : null;
}

/** A checkpoint with its signature lines. */
export const writeNote = (body: string, lines: readonly string[]): string => `${body}\n${lines.join('')}`;

/** What a checkpoint says (C2SP tlog-checkpoint), without extension lines. */
export interface Checkpoint extends TreeHead {
  /** The log's name: its public address without the scheme. */
  readonly origin: string;
}

/** The signed text of a checkpoint. */
export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Reads the signed text of a checkpoint; null when it is none. Further lines are passed over. */
export function readCheckpoint(body: string): Checkpoint | null {
  const [origin = '', size = '', root = ''] = body.split('\n');
  const hash = fromBase64(root);
  if (origin === '' || !/^(?:0|[1-9]\d{0,14})$/.test(size) || hash?.length !== hashLength) return null;
  return { origin, size: Number(size), root: hash };
}

/** What a witness signs at a time, in seconds since 1970 (C2SP tlog-cosignature, Ed25519). */
export const cosignatureInput = (body: string, seconds: number): Bytes =>
  utf8(`cosignature/v1\ntime ${seconds}\n${body}`);

const timeLength = 8;

/** A witness's signature with its time before it, as its line holds it. */
export function writeCosignature(seconds: number, signature: Uint8Array): Bytes {
  const time = new Uint8Array(timeLength);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return joinBytes(time, signature);
}

/** Takes a witness's signature apart; null when its length is another. */
export function readCosignature(bytes: Uint8Array): { seconds: number; signature: Uint8Array } | null {
  if (bytes.length !== timeLength + 64) return null;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return { seconds: Number(seconds), signature: bytes.subarray(timeLength) };
}
