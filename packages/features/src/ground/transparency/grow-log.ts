import { logCheckpoint, type Transaction } from '@hamyar/db';
import {
  edgeTiles,
  growTiles,
  type LeafKind,
  levelWidths,
  rootOfTree,
  type Tile,
  tileKey,
  tileWidth,
  writeCheckpoint,
  writeLeaf,
  writeNote,
} from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { sha256 } from '../../kit/sha256.ts';
import { originOf, sealBatch } from './policy.ts';
import { newestHead, tilesBy } from './queries.ts';

interface WaitingLeaf {
  readonly id: string;
  readonly kind: LeafKind;
  readonly day: string;
  readonly commitment: Buffer;
}

/**
 * Gives waiting facts their places, adds them to the tree and writes the new head. Places go to whoever is seen waiting,
 * not in order of ids: a transaction that commits late gets a later place and leaves no gap.
 * @param sign signature lines of a head's text; asked only when there is a head to sign
 * @returns how many were sealed; 0 when none waits
 */
export async function growLog(
  ctx: Ctx,
  tx: Transaction,
  sign: (body: string) => Promise<readonly string[]>,
): Promise<number> {
  // One sealer at a time: the next reads the head that this one leaves.
  await inLine(tx, 'log:grow');
  const waiting = await waitingLeaves(tx);
  if (waiting.length === 0) return 0;
  const size = (await newestHead(tx, false))?.size ?? 0;
  const held = await tilesBy(tx, edgeTiles(size));
  const edge = levelWidths(size).map(
    (width, level) =>
      held.get(tileKey({ level, number: Math.floor(width / tileWidth) })) ?? new Uint8Array(0),
  );
  const entries = waiting.map(({ kind, day, commitment }, at) =>
    writeLeaf({ kind, seq: size + at, day, commitment }),
  );
  const { tiles } = growTiles(sha256, { size, edge }, entries);
  const now = ctx.clock.now();
  await placeLeaves(tx, waiting, size, now);
  await writeTiles(tx, tiles);
  const grown = new Map([...held, ...tiles.map((tile) => [tileKey(tile), tile.hashes] as const)]);
  const root = rootOfTree(sha256, size + waiting.length, grown);
  const body = writeCheckpoint({ origin: originOf(ctx), size: size + waiting.length, root });
  await tx.insert(logCheckpoint).values({
    size: size + waiting.length,
    root: Buffer.from(root),
    note: writeNote(body, await sign(body)),
    sealedAt: now,
    // Witnesses are asked first, where there are any.
    publishedAt: ctx.settings.logWitnesses.length > 0 ? null : now,
  });
  return waiting.length;
}

async function waitingLeaves(tx: Transaction): Promise<WaitingLeaf[]> {
  const { rows } = await tx.$client.query<WaitingLeaf>({
    name: 'log_waiting',
    text: `select id, kind, day::text as day, commitment from log_leaf where seq is null order by id limit ${sealBatch}`,
  });
  return rows;
}

async function placeLeaves(
  tx: Transaction,
  leaves: readonly WaitingLeaf[],
  first: number,
  at: Date,
): Promise<void> {
  const { rowCount } = await tx.$client.query({
    name: 'log_place',
    text: `update log_leaf l set seq = placed.seq + $2, sealed_at = $3
      from unnest($1::uuid[]) with ordinality as placed(id, seq) where l.id = placed.id and l.seq is null`,
    values: [leaves.map(({ id }) => id), first - 1, at],
  });
  if (rowCount !== leaves.length) throw new Error('a waiting leaf was sealed by somebody else');
}

async function writeTiles(tx: Transaction, tiles: readonly Tile[]): Promise<void> {
  await tx.$client.query({
    name: 'log_write_tiles',
    text: `insert into log_tile (level, number, hashes) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
      on conflict (level, number) do update set hashes = excluded.hashes`,
    values: [
      tiles.map(({ level }) => level),
      tiles.map(({ number }) => number),
      tiles.map(({ hashes }) => Buffer.from(hashes)),
    ],
  });
}
