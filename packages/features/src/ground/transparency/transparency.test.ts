import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTransaction } from '@hamyar/db';
import {
  checkCheckpoint,
  fromBase64,
  isConsistent,
  leafInput,
  readBundle,
  readLeaf,
  readVkey,
  rootOfInclusion,
  sameBytes,
} from '@hamyar/domain';
import { openWorld, type World } from '@hamyar/testing/world';
import { makeWitness, witnessKey } from '@hamyar/witness/witness';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { isSignedBy } from '../signing/ed25519.ts';
import { listKeys } from '../signing/list-keys.ts';
import { sealLog } from '../signing/seal-log.ts';
import { transparencyChecks } from './checks.ts';
import { logFact } from './log-fact.ts';
import { proveLeaf } from './prove-leaf.ts';
import { publishHead } from './publish-head.ts';
import { showCheckpoint } from './show-checkpoint.ts';
import { showConsistency } from './show-consistency.ts';
import { showEntries } from './show-entries.ts';
import { showInclusion } from './show-inclusion.ts';
import { showTile } from './show-tile.ts';

let world: World;
let clockwork: Ctx;
beforeAll(async () => {
  world = await openWorld();
  clockwork = world.asJob('signing.seal-log');
});
afterAll(() => world.close());

const tools = { digest: sha256, verify: isSignedBy };
const origin = 'localhost:3000/log';
const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
let facts = 0;
async function log(count: number): Promise<void> {
  await withTransaction(clockwork, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const subjectId = `subject ${facts++}`;
      await logFact(clockwork, tx, {
        kind: 'receipt',
        subjectId,
        commitment: sha256(Buffer.from(subjectId)),
      });
    }
  });
}
async function head() {
  const { checkpoint } = await showCheckpoint(world.as());
  if (!checkpoint) throw new Error('something was sealed');
  return { ...checkpoint, root: bytes(checkpoint.root) };
}
async function keysOfLog() {
  const { keys } = await listKeys(world.as());
  return keys.map(({ vkey }) => readVkey(vkey ?? '')).filter((key) => key !== null);
}
async function expectChecksToHold() {
  for (const { title, sql } of transparencyChecks)
    expect({ title, rows: (await world.owner.query(sql)).rows }).toEqual({ title, rows: [] });
}

describe('the log', () => {
  it('has no head until something was logged', async () => {
    expect(await showCheckpoint(world.as())).toEqual({ checkpoint: null });
    await expect(showTile(world.as(), { level: 0, number: 0, width: 1 })).rejects.toMatchObject({
      reason: 'transparency.not_there',
    });
  });

  it('takes a fact once, and gives those that wait their places without gaps', async () => {
    await log(3);
    facts -= 3;
    await log(5);
    // Five facts, and the key of the log itself.
    expect(await sealLog(clockwork)).toBe(6);
    expect(await sealLog(clockwork)).toBe(0);
    await log(1_300);
    expect(await sealLog(clockwork)).toBe(1_300);
    expect(await head()).toMatchObject({ origin, size: 1_306 });
    await expectChecksToHold();
  });

  it('signs its head so that anybody who knows its key can check it', async () => {
    const { note, size, root } = await head();
    expect(await checkCheckpoint(tools, note, origin, await keysOfLog())).toMatchObject({ size, root });
    expect(await checkCheckpoint(tools, note.replace('1306', '1307'), origin, await keysOfLog())).toBeNull();
  });

  it('gives a later place to what was written first and committed last', async () => {
    const slow = await world.pool.connect();
    await slow.query("begin; select set_config('app.reach', 'log_leaf', true)");
    await slow.query(
      "insert into log_leaf (id, kind, subject_id, day, commitment, logged_at) values ('00000000-0000-7000-8000-000000000001', 'receipt', 'slow', '2026-11-21', sha256('slow'), now())",
    );
    await log(2);
    expect(await sealLog(clockwork)).toBe(2);
    await slow.query('commit');
    slow.release();
    expect(await sealLog(clockwork)).toBe(1);
    await expectChecksToHold();
  });

  it('proves any leaf under any head, to everybody, by what it publishes alone', async () => {
    const { size, root } = await head();
    for (const index of [0, 5, 255, 256, 1_000, size - 1]) {
      const number = Math.floor(index / 256);
      const width = Math.min(256, size - number * 256);
      const { bundle } = await showEntries(world.as(), { number, width });
      const entry = readBundle(bytes(bundle))?.[index % 256] ?? new Uint8Array();
      expect(readLeaf(entry)?.seq).toBe(index);
      const { hashes } = await showTile(world.as(), { level: 0, number, width });
      const hash = sha256(leafInput(entry));
      expect(sameBytes(bytes(hashes).subarray((index % 256) * 32, (index % 256) * 32 + 32), hash)).toBe(true);
      const proof = await showInclusion(world.as(), { index, size });
      const found = await rootOfInclusion(tools.digest, { hash, index, size }, proof.hashes.map(bytes));
      expect(found && sameBytes(found, root)).toBe(true);
    }
  });

  it('proves that it only grew', async () => {
    const before = await head();
    await log(77);
    await sealLog(clockwork);
    const after = await head();
    const { hashes } = await showConsistency(world.as(), { from: before.size, to: after.size });
    expect(await isConsistent(tools.digest, before, after, hashes.map(bytes))).toBe(true);
  });

  it('says nothing of sizes and leaves that it does not have', async () => {
    const { size } = await head();
    const notThere = { code: 'not_found', reason: 'transparency.not_there' };
    await expect(showInclusion(world.as(), { index: size, size })).rejects.toMatchObject(notThere);
    await expect(showInclusion(world.as(), { index: 0, size: size + 1 })).rejects.toMatchObject(notThere);
    await expect(showConsistency(world.as(), { from: 0, to: size })).rejects.toMatchObject(notThere);
    await expect(showEntries(world.as(), { number: 5, width: 256 })).rejects.toMatchObject(notThere);
  });

  it('proves a subject to its owner with the newest head', async () => {
    const proof = await withTransaction(clockwork, (tx) => proveLeaf(tx, 'receipt', 'subject 7'));
    if (!proof) throw new Error('it was sealed');
    const { index, size, hashes, leaf } = proof;
    const root = await rootOfInclusion(tools.digest, { hash: sha256(leafInput(leaf)), index, size }, hashes);
    expect(root && sameBytes(root, (await head()).root)).toBe(true);
    expect(await withTransaction(clockwork, (tx) => proveLeaf(tx, 'receipt', 'nobody'))).toBeNull();
  });
});

describe('what was sealed', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['keeps its place', 'update log_leaf set seq = seq + 100000 where seq = 3'],
    ['keeps what it says', "update log_leaf set commitment = sha256('x') where seq = 3"],
    ['stays', 'delete from log_leaf where seq = 3'],
    ['keeps its hashes', "update log_tile set hashes = sha256('x') where level = 0 and number = 1"],
    ['keeps its tiles', 'delete from log_tile'],
    ['keeps its heads', "update log_checkpoint set root = sha256('x')"],
    ['keeps the signatures of its heads', "update log_checkpoint set note = 'x'"],
  ];
  it.each(changes)('%s, against the owner of the database too', async (_title, sql) => {
    await expect(world.owner.query(sql)).rejects.toMatchObject({ code: 'HY002' });
  });
});

describe('witnesses', () => {
  let server: Server;
  let ctx: Ctx;
  const name = 'university.example/witness';
  const seed = Buffer.alloc(32, 9);
  beforeAll(async () => {
    const logs = await keysOfLog();
    const stateFolder = await mkdtemp(join(tmpdir(), 'hamyar-witness-'));
    const witness = makeWitness({ name, seed, logs, stateFolder, now: () => world.clock.now().getTime() });
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on(
        'end',
        () => void witness(body).then((reply) => response.writeHead(reply.status).end(reply.body)),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const base = world.asJob('transparency.publish');
    const logWitnesses = [{ key: witnessKey({ name, seed }), url: `http://127.0.0.1:${port}` }];
    ctx = { ...base, settings: { ...base.settings, logWitnesses } };
  });
  afterAll(() => server.close());
  const sealing = () => ({ ...clockwork, settings: ctx.settings });

  it('cosign a head before it is shown, and the next one from there', async () => {
    for (const count of [10, 300]) {
      await log(count);
      const before = await head();
      await sealLog(sealing());
      expect((await head()).size).toBe(before.size);
      await publishHead(ctx);
      const after = await head();
      expect(after).toMatchObject({ size: before.size + count, witnesses: [{ name }] });
      const keys = [...(await keysOfLog()), witnessKey({ name, seed })];
      expect(await checkCheckpoint(tools, after.note, origin, keys)).toMatchObject({ witnesses: [{ name }] });
    }
    await publishHead(ctx);
    expect((await head()).witnesses).toHaveLength(1);
  });

  it('that are away keep nothing back, and cosign when they are there again', async () => {
    await log(1);
    await sealLog(sealing());
    const nobody = { key: witnessKey({ name, seed }), url: 'http://127.0.0.1:1' };
    await publishHead({ ...ctx, settings: { ...ctx.settings, logWitnesses: [nobody] } });
    expect((await head()).witnesses).toEqual([]);
    await publishHead(ctx);
    expect((await head()).witnesses).toHaveLength(1);
  });

  it('do not cosign a log that was made anew behind them', async () => {
    const other = await openWorld();
    const forged = { ...other.asJob('signing.seal-log'), settings: ctx.settings };
    // The same keys and another history: what whoever holds the database and its secrets could do.
    for (const table of ['signing_key', 'signing_secret']) {
      const { rows } = await world.owner.query(`select to_jsonb(t) as row from ${table} t`);
      for (const { row } of rows)
        await other.owner.query(
          `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`,
          [row],
        );
    }
    await withTransaction(forged, async (tx) => {
      for (let n = 0; n < 3_000; n += 1)
        await logFact(forged, tx, {
          kind: 'receipt',
          subjectId: `${n}`,
          commitment: sha256(Buffer.from(`${n}`)),
        });
    });
    await sealLog(forged);
    await publishHead({ ...other.asJob('transparency.publish'), settings: ctx.settings });
    const { checkpoint } = await showCheckpoint(other.as());
    expect(checkpoint).toMatchObject({ size: 3_000, witnesses: [] });
    await other.close();
  });
});
