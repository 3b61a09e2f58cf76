import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { withTransaction } from '@hamyar/db';
import { fromBase64, writeTlogProof } from '@hamyar/domain';
import { eventHandlers } from '@hamyar/features/features';
import { jobActor } from '@hamyar/features/ground/access/index';
import { sealLog } from '@hamyar/features/ground/signing/seal-log';
import { logFact } from '@hamyar/features/ground/transparency/log-fact';
import { showCheckpoint } from '@hamyar/features/ground/transparency/show-checkpoint';
import { showInclusion } from '@hamyar/features/ground/transparency/show-inclusion';
import type { Ctx } from '@hamyar/features/kit/feature';
import { sha256 } from '@hamyar/features/kit/sha256';
import { settings, settingsOf } from '@hamyar/features/settings';
import { asOwner } from '@hamyar/local/database';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hamyar/local/throw-away-database';
import { contextMaker, makeLogger, processConfig, readConfig } from '@hamyar/platform';
import { figure, median, percentile, type Row } from './report.ts';

const leaves = 1_000_000;
const proofs = 1_000;
/** Facts a second while the age of heads is measured: more than twice what a national day brings at its busiest. */
const factsPerSecond = 50;
const loadMs = 60_000;
/** As `signing.seal-log` has it. */
const sealEveryMs = 10_000;

/** A log of a million leaves: how fast it is sealed, what a proof weighs and takes, and how old a head gets under load. */
export async function log(): Promise<Row[]> {
  const database = await throwAwayDatabase();
  try {
    const contexts = contextsOn(database);
    const seal = contexts(jobActor('signing.seal-log'), 'bench', makeLogger('bench', 'silent'));
    const visitor = contexts({ kind: 'visitor' }, 'bench', makeLogger('bench', 'silent'));
    await fill(database.ownerUrl);
    const startedAt = performance.now();
    const sealed = await sealLog(seal);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { times, bytes } = await measureProofs(visitor);
    const ages = await agesUnderLoad(seal, database.ownerUrl);
    return [
      figure('seal.tps', sealed / seconds, 'leaves/s'),
      figure('proof.bytes', bytes, 'bytes'),
      figure('proof.ms', median(times), 'ms'),
      figure('proof.p99', percentile(times, 99), 'ms'),
      figure('headAge.p99', percentile(ages, 99), 's'),
    ];
  } finally {
    await database.close();
  }
}

function contextsOn({ applicationUrl, pool }: ThrowAwayDatabase) {
  const nowhere = 'http://127.0.0.1:9';
  const key = () => randomBytes(32).toString('base64');
  const config = readConfig(processConfig.extend(settings.shape), {
    PUBLIC_URL: 'https://hamyar.example',
    DATABASE_URL: applicationUrl,
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    UPLOADS_DIR: tmpdir(),
    PAYMENT_GATEWAY_URL: nowhere,
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: nowhere,
    SMS_API_KEY: 'none',
  });
  return contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
}

/** Facts that wait, written at once: what is measured is what the sealer makes of them. */
function fill(ownerUrl: string): Promise<unknown> {
  return asOwner(ownerUrl, (owner) =>
    owner.query(
      `insert into log_leaf (kind, subject_id, day, commitment, logged_at)
       select 'receipt', n::text, current_date, sha256(n::text::bytea), now() from generate_series(1, $1::int) n`,
      [leaves],
    ),
  );
}

/** Milliseconds of each proof, asked as the API is asked, and the bytes of one as its file. */
async function measureProofs(visitor: Ctx): Promise<{ times: number[]; bytes: number }> {
  const { checkpoint } = await showCheckpoint(visitor);
  if (!checkpoint) throw new Error('nothing was sealed');
  const { size, note } = checkpoint;
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < proofs; n += 1) {
    // A step that shares no factor with the size reaches every part of the tree.
    const index = (n * 7_919_471) % size;
    const startedAt = performance.now();
    const { hashes } = await showInclusion(visitor, { index, size });
    times.push(performance.now() - startedAt);
    const proof = hashes.map((hash) => fromBase64(hash) ?? new Uint8Array(0));
    bytes = Math.max(
      bytes,
      writeTlogProof({ extra: randomBytes(32), index, proof, checkpoint: note }).length,
    );
  }
  return { times, bytes };
}

/** Seconds from a fact to the head that holds it, with the sealer at its turns and facts coming all the time. */
async function agesUnderLoad(ctx: Ctx, ownerUrl: string): Promise<number[]> {
  const end = performance.now() + loadMs;
  const sealing = (async () => {
    while (performance.now() < end) {
      await sealLog(ctx);
      await pause(sealEveryMs);
    }
    await sealLog(ctx);
  })();
  for (let n = 0; performance.now() < end; n += 1) {
    await withTransaction(ctx, (tx) =>
      logFact(ctx, tx, {
        kind: 'receipt',
        subjectId: `load ${n}`,
        commitment: sha256(Buffer.from(`load ${n}`)),
      }),
    );
    await pause(1_000 / factsPerSecond);
  }
  await sealing;
  const rows = await asOwner(ownerUrl, async (owner) => {
    const found = await owner.query<{ age: number }>(
      "select extract(epoch from sealed_at - logged_at)::float8 as age from log_leaf where subject_id like 'load %'",
    );
    return found.rows;
  });
  return rows.map(({ age }) => age);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
