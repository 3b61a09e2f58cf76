import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeBundle, writeLeaf } from '@hamyar/domain/ground/transparency/leaf';
import {
  keyIdInput,
  noteKeyTypes,
  signatureLine,
  writeCheckpoint,
  writeNote,
  writeVkey,
} from '@hamyar/domain/ground/transparency/note';
import { consistencyRanges } from '@hamyar/domain/ground/transparency/proofs';
import {
  growTiles,
  hashOfRange,
  rootOfTree,
  tileKey,
  tilePath,
} from '@hamyar/domain/ground/transparency/tiles';
import { toBase64, utf8 } from '@hamyar/domain/kit/bytes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicKeyOf, sha256, signWith } from './ed25519.ts';
import { readPolicy } from './policy.ts';
import { verifyLog } from './verify-log.ts';
import { makeWitness, witnessKey } from './witness.ts';

const origin = 'hamyar.example/log';
const logSeed = Buffer.alloc(32, 7);
const logKey = { name: origin, type: noteKeyTypes.log, publicKey: publicKeyOf(logSeed) };
const keyId = sha256(keyIdInput(logKey)).subarray(0, 4);
const seed = Buffer.alloc(32, 8);
const name = 'university.example/witness';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamyar-witness-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A log of so many leaves; from `forkedAt` on its history is another one. */
function logOf(size: number, forkedAt = Infinity) {
  const entries = Array.from({ length: size }, (_, seq) =>
    writeLeaf({
      kind: 'receipt',
      seq,
      day: '2026-11-21',
      commitment: sha256(utf8(`${seq} ${seq >= forkedAt}`)),
    }),
  );
  const { tiles } = growTiles(sha256, { size: 0, edge: [] }, entries);
  const map = new Map(tiles.map((tile) => [tileKey(tile), tile.hashes]));
  const head = (at: number) => {
    const body = writeCheckpoint({ origin, size: at, root: rootOfTree(sha256, at, map) });
    return writeNote(body, [
      signatureLine({ name: origin, keyId, signature: signWith(logSeed, utf8(body)) }),
    ]);
  };
  const request = (from: number, to: number) => {
    const ranges = from > 0 && from <= to ? consistencyRanges(from, to) : [];
    const proof = ranges.map((range) => toBase64(hashOfRange(sha256, range, map)));
    return [`old ${from}`, ...proof, '', head(to)].join('\n');
  };
  return { entries, tiles, head, request };
}
const open = (state = folder) =>
  makeWitness({ name, seed, logs: [logKey], stateFolder: state, now: () => 1_795_000_000_000 });

describe('a witness', () => {
  it('cosigns a log that only grows, across its own restarts', async () => {
    const log = logOf(900);
    expect(await open()(log.request(0, 300))).toMatchObject({ status: 200 });
    const again = open();
    expect(await again(log.request(300, 900))).toMatchObject({ status: 200 });
    expect(await again(log.request(900, 900))).toMatchObject({ status: 200 });
  });

  it('tells the size that it remembers to whoever begins elsewhere', async () => {
    const log = logOf(900);
    const witness = open();
    await witness(log.request(0, 300));
    expect(await witness(log.request(0, 900))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      body: '300\n',
    });
  });

  it('refuses 100 of 100 forks that the log’s own key signed', async () => {
    let detected = 0;
    for (let n = 1; n <= 100; n += 1) {
      const witness = open(join(folder, String(n)));
      const size = n * 5;
      expect(await witness(logOf(size).request(0, size))).toMatchObject({ status: 200 });
      const fork = logOf(size + n, (n * 13) % size);
      const reply = await witness(fork.request(size, size + (n % 3 === 0 ? 0 : n)));
      if (reply.status === 422) detected += 1;
    }
    expect(detected).toBe(100);
  });

  it('takes of two that race from the same head one alone', async () => {
    const [one, two] = [logOf(400), logOf(500, 350)];
    const witness = open();
    await witness(one.request(0, 300));
    const replies = await Promise.all([witness(one.request(300, 400)), witness(two.request(300, 500))]);
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
  });

  it('knows no other log, no other signer and no other protocol', async () => {
    const witness = open();
    const right = logOf(10).request(0, 10);
    expect(await witness(right.replaceAll(origin, 'other.example/log'))).toMatchObject({ status: 404 });
    expect(await witness(right.replace('\n10\n', '\n11\n'))).toMatchObject({ status: 403 });
    expect(await witness('hello')).toMatchObject({ status: 400 });
    expect(await witness(logOf(10).request(11, 10))).toMatchObject({ status: 400 });
  });
});

/** Writes a log into the folder as the site serves it. */
async function lay(log: ReturnType<typeof logOf>, note: string): Promise<void> {
  const put = async (path: string, content: Uint8Array | string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  await put('checkpoint', note);
  for (const { level, number, hashes } of log.tiles)
    await put(tilePath(level, number, hashes.length / 32), hashes);
  for (let from = 0; from < log.entries.length; from += 256) {
    const some = log.entries.slice(from, from + 256);
    await put(tilePath('entries', from / 256, some.length), writeBundle(some));
  }
}
const key = witnessKey({ name, seed });
const lines = [
  `log ${writeVkey(logKey, keyId)}`,
  `witness w1 ${writeVkey(key, sha256(keyIdInput(key)).subarray(0, 4))}`,
  'group all-of-one 1 w1 # more may come',
];
const trusting = readPolicy([...lines, 'quorum none'].join('\n'));

describe('a whole log in a folder', () => {
  it('is right from its leaves to its signed root', async () => {
    const log = logOf(700);
    await lay(log, log.head(700));
    expect(await verifyLog(folder, trusting)).toMatchObject({ size: 700, leaves: { receipt: 700 } });
    expect(await verifyLog(folder, trusting, log.head(333))).toMatchObject({ size: 700 });
  });

  it('with one changed byte, in any file, is found out', async () => {
    const log = logOf(700);
    const files = ['checkpoint', 'tile/0/000', 'tile/0/002.p/188', 'tile/1/000.p/2', 'tile/entries/001'];
    for (const file of files) {
      await lay(log, log.head(700));
      const bytes = await readFile(join(folder, file));
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(join(folder, file), bytes);
      await expect(verifyLog(folder, trusting), file).rejects.toThrow();
    }
  });

  it('that is another one than was remembered is called a fork', async () => {
    const fork = logOf(700, 300);
    await lay(fork, fork.head(700));
    expect(await verifyLog(folder, trusting, logOf(700).head(300))).toMatchObject({ size: 700 });
    await expect(verifyLog(folder, trusting, logOf(700).head(301))).rejects.toThrow('FORK');
    await expect(verifyLog(folder, trusting, logOf(800).head(800))).rejects.toThrow('shrank');
  });

  it('needs as many witnesses as its reader asks for', async () => {
    const strict = readPolicy([...lines, 'quorum all-of-one'].join('\n'));
    const log = logOf(50);
    await lay(log, log.head(50));
    await expect(verifyLog(folder, strict)).rejects.toThrow('too few witnesses');
    const reply = await open(join(folder, 'state'))(log.request(0, 50));
    await lay(log, log.head(50) + reply.body);
    expect(await verifyLog(folder, strict)).toMatchObject({ witnesses: [name] });
  });
});

it('a line of a policy that says nothing is named', () => {
  expect(() => readPolicy('quorum a b')).toThrow('no line of a policy: quorum a b');
});
