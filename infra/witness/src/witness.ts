import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCheckpoint } from '@hamyar/domain/ground/transparency/check-note';
import {
  cosignatureInput,
  keyIdInput,
  type NoteKey,
  noteKeyTypes,
  readCheckpoint,
  readNote,
  signatureLine,
  writeCosignature,
} from '@hamyar/domain/ground/transparency/note';
import { isConsistent, type TreeHead } from '@hamyar/domain/ground/transparency/proofs';
import { fromBase64, toBase64 } from '@hamyar/domain/kit/bytes';
import { publicKeyOf, sha256, signWith, tools } from './ed25519.ts';

export interface WitnessOptions {
  readonly name: string;
  /** Seed of its key, 32 bytes. */
  readonly seed: Uint8Array;
  /** Keys of the logs it watches, by origin. */
  readonly logs: readonly NoteKey[];
  /** Folder with one file a log: the newest head it cosigned. */
  readonly stateFolder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An answer of the protocol (C2SP tlog-witness). */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
}

const said = (status: WitnessReply['status'], body: string): WitnessReply => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${body}\n`,
});

/** The key others know a witness by. */
export const witnessKey = ({ name, seed }: Pick<WitnessOptions, 'name' | 'seed'>): NoteKey => ({
  name,
  type: noteKeyTypes.witness,
  publicKey: publicKeyOf(seed),
});

/**
 * A witness: cosigns a head only when it holds everything that the last head it cosigned held, and remembers it before it
 * answers. Calls come one after the other: between looking at the last head and writing the new one nothing else happens.
 */
export function makeWitness(options: WitnessOptions): (request: string) => Promise<WitnessReply> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const reply = last.then(() => addCheckpoint(options, request));
    last = reply.catch(() => {});
    return reply;
  };
}

async function addCheckpoint(options: WitnessOptions, request: string): Promise<WitnessReply> {
  const asked = readRequest(request);
  const body = asked && readNote(asked.note)?.body;
  const named = body ? readCheckpoint(body) : null;
  if (!asked || !body || !named) return said(400, 'not a request of this protocol');
  const keys = options.logs.filter(({ name }) => name === named.origin);
  if (keys.length === 0) return said(404, 'a log that is not watched here');
  if (!(await checkCheckpoint(tools, asked.note, named.origin, keys)))
    return said(403, 'not signed by the log');
  if (asked.from > named.size) return said(400, 'the old size is beyond the new one');
  const known = await readState(options, named.origin);
  if (asked.from !== known.size) return { status: 409, type: 'text/x.tlog.size', body: `${known.size}\n` };
  if (named.size === 0 && !sha256(new Uint8Array(0)).equals(named.root))
    return said(422, 'not the root of an empty tree');
  if (!(await isConsistent(tools.digest, known, named, asked.proof)))
    return said(422, 'not a continuation of what was seen before');
  await writeState(options, named.origin, named);
  const seconds = Math.floor(options.now() / 1_000);
  const key = witnessKey(options);
  const signature = writeCosignature(seconds, signWith(options.seed, cosignatureInput(body, seconds)));
  const keyId = sha256(keyIdInput(key)).subarray(0, 4);
  return { ...said(200, ''), body: signatureLine({ name: key.name, keyId, signature }) };
}

interface WitnessRequest {
  readonly from: number;
  readonly proof: readonly Uint8Array[];
  readonly note: string;
}

function readRequest(text: string): WitnessRequest | null {
  const match = /^old (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([\s\S]+)$/.exec(text);
  if (!match) return null;
  const proof = (match[2] ?? '').split('\n').slice(0, -1).map(fromBase64);
  const whole = proof.filter((hash) => hash !== null);
  return whole.length === proof.length
    ? { from: Number(match[1]), proof: whole, note: match[3] ?? '' }
    : null;
}

/** A name of our own: an origin may hold slashes. */
const stateFile = ({ stateFolder }: WitnessOptions, origin: string): string =>
  join(stateFolder, `${sha256(Buffer.from(origin)).toString('hex')}.head`);

async function readState(options: WitnessOptions, origin: string): Promise<TreeHead> {
  const text = await readFile(stateFile(options, origin), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return { size: 0, root: new Uint8Array(0) };
  const head = readCheckpoint(text);
  if (!head) throw new Error(`what is remembered of ${origin} cannot be read`);
  return head;
}

/** On disk before the answer leaves: a witness that forgets would cosign two histories. */
async function writeState(options: WitnessOptions, origin: string, head: TreeHead): Promise<void> {
  await mkdir(options.stateFolder, { recursive: true });
  const path = stateFile(options, origin);
  const file = await open(`${path}.new`, 'w');
  await file.writeFile(`${origin}\n${head.size}\n${toBase64(head.root)}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}
