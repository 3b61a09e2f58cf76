import { type Bytes, sameBytes, utf8 } from '../../kit/bytes.ts';
import type { Digest } from './hash.ts';
import {
  type Checkpoint,
  cosignatureInput,
  keyIdInput,
  type NoteKey,
  noteKeyTypes,
  type NoteSignature,
  readCheckpoint,
  readCosignature,
  readNote,
} from './note.ts';

/** What checking needs from outside: a hash, and Ed25519. */
export interface Tools {
  readonly digest: Digest;
  verify(publicKey: Uint8Array, signature: Uint8Array, message: Bytes): boolean | Promise<boolean>;
}

/** A checkpoint of which a signature of the log was found right. */
export interface CheckedCheckpoint extends Checkpoint {
  readonly body: string;
  /** Witnesses that cosigned it, with the second in which they did. */
  readonly witnesses: readonly { readonly name: string; readonly seconds: number }[];
}

/**
 * Checks a checkpoint: at least one line is of a key of the log and right. Lines of unknown keys are passed over; a line
 * that names a known key and is wrong makes the whole note wrong.
 * @param keys of the log and of witnesses that are trusted
 * @returns null when it is no checkpoint, of another log, or not signed by it
 */
export async function checkCheckpoint(
  tools: Tools,
  text: string,
  origin: string,
  keys: readonly NoteKey[],
): Promise<CheckedCheckpoint | null> {
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.body);
  if (!checkpoint || checkpoint.origin !== origin) return null;
  const witnesses: { name: string; seconds: number }[] = [];
  let isOfLog = false;
  for (const line of note.signatures) {
    const key = await keyOf(tools, line, keys);
    if (!key) continue;
    const seconds = await secondsOf(tools, note.body, line, key);
    if (seconds === null) return null;
    if (key.type === noteKeyTypes.witness) witnesses.push({ name: key.name, seconds });
    else isOfLog = isOfLog || key.name === origin;
  }
  return isOfLog ? { ...checkpoint, body: note.body, witnesses } : null;
}

async function keyOf(tools: Tools, line: NoteSignature, keys: readonly NoteKey[]): Promise<NoteKey | null> {
  for (const key of keys) {
    if (key.name !== line.name) continue;
    if (sameBytes((await tools.digest(keyIdInput(key))).subarray(0, 4), line.keyId)) return key;
  }
  return null;
}

/** When a witness signed, zero for the log itself; null when the signature is wrong. */
async function secondsOf(
  tools: Tools,
  body: string,
  line: NoteSignature,
  key: NoteKey,
): Promise<number | null> {
  if (key.type === noteKeyTypes.log)
    return (await tools.verify(key.publicKey, line.signature, utf8(body))) ? 0 : null;
  const parts = key.type === noteKeyTypes.witness ? readCosignature(line.signature) : null;
  const isRight =
    parts && (await tools.verify(key.publicKey, parts.signature, cosignatureInput(body, parts.seconds)));
  return isRight ? parts.seconds : null;
}
