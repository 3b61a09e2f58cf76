import { logCheckpoint, logLeaf, prepared, type Transaction } from '@hamyar/db';
import { hashOfRange, type LeafKind, type Range, tileKey, type TileId, tilesOf } from '@hamyar/domain';
import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import { sha256 } from '../../kit/sha256.ts';

export type LeafRow = typeof logLeaf.$inferSelect;
export type CheckpointRow = typeof logCheckpoint.$inferSelect;

/** The newest fact about a subject, sealed or not. */
export async function leafOf(tx: Transaction, kind: LeafKind, subjectId: string): Promise<LeafRow | null> {
  const [row] = await tx
    .select()
    .from(logLeaf)
    .where(and(eq(logLeaf.kind, kind), eq(logLeaf.subjectId, subjectId)))
    .orderBy(desc(logLeaf.id))
    .limit(1);
  return row ?? null;
}

const newest = prepared('log_newest', (db) =>
  db.select().from(logCheckpoint).orderBy(desc(logCheckpoint.size)).limit(1),
);
const newestShown = prepared('log_newest_shown', (db) =>
  db
    .select()
    .from(logCheckpoint)
    .where(isNotNull(logCheckpoint.publishedAt))
    .orderBy(desc(logCheckpoint.size))
    .limit(1),
);

/** The newest head, or the newest that is shown. */
export async function newestHead(tx: Transaction, published: boolean): Promise<CheckpointRow | null> {
  const [row] = await (published ? newestShown : newest)(tx);
  return row ?? null;
}

/** How many leaves the log had at an instant. */
export async function sizeAt(tx: Transaction, at: Date): Promise<number> {
  const [row] = await tx
    .select({ size: logCheckpoint.size })
    .from(logCheckpoint)
    .where(lte(logCheckpoint.sealedAt, at))
    .orderBy(desc(logCheckpoint.size))
    .limit(1);
  return row?.size ?? 0;
}

/** Tiles by `tileKey`; one that is not there is left out. */
export async function tilesBy(tx: Transaction, ids: readonly TileId[]): Promise<Map<string, Uint8Array>> {
  const { rows } = await tx.$client.query<TileId & { hashes: Buffer }>({
    name: 'log_tiles',
    text: `select t.level, t.number::float8 as number, t.hashes from log_tile t
      join unnest($1::smallint[], $2::bigint[]) as wanted(level, number) on t.level = wanted.level and t.number = wanted.number`,
    values: [ids.map(({ level }) => level), ids.map(({ number }) => number)],
  });
  return new Map(rows.map(({ hashes, ...id }) => [tileKey(id), hashes]));
}

/**
 * Hashes of the ranges of a proof.
 * @throws RangeError when the log has not come so far
 */
export async function hashesOf(tx: Transaction, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const tiles = await tilesBy(tx, tilesOf(ranges));
  return ranges.map((range) => hashOfRange(sha256, range, tiles));
}

/** Commitments of all facts of a kind by their subject, for kinds of which a day brings a few. */
export async function commitmentsOf(tx: Transaction, kind: LeafKind): Promise<Map<string, Buffer>> {
  const { rows } = await tx.$client.query<{ subjectId: string; commitment: Buffer }>({
    name: 'log_commitments',
    text: 'select subject_id as "subjectId", commitment from log_leaf where kind = $1',
    values: [kind],
  });
  return new Map(rows.map(({ subjectId, commitment }) => [subjectId, commitment]));
}
