import type { LeafKind } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { bytes, civilDay, instant, primaryId } from '../columns.ts';

/** A fact of the public log; it holds no personal data. Without a place until the sealer gives it one. */
export const logLeaf = pgTable(
  'log_leaf',
  {
    id: primaryId(),
    kind: text().$type<LeafKind>().notNull(),
    /** What it is about, as its owner calls it: a signed document, a key, a status list. */
    subjectId: text().notNull(),
    day: civilDay().notNull(),
    commitment: bytes().notNull(),
    /** Its place, counted from zero without gaps. */
    seq: bigint({ mode: 'number' }).unique(),
    sealedAt: instant(),
    loggedAt: instant().notNull(),
  },
  (t) => [
    unique('log_leaf_fact').on(t.kind, t.subjectId, t.commitment),
    index('log_leaf_waiting')
      .on(t.id)
      .where(sql`seq is null`),
  ],
);

/** Hashes of the tree, 256 side by side; grows at its end alone. */
export const logTile = pgTable(
  'log_tile',
  {
    level: smallint().notNull(),
    number: bigint({ mode: 'number' }).notNull(),
    hashes: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.number] })],
);

/** A head of the tree as the log signed it. */
export const logCheckpoint = pgTable('log_checkpoint', {
  size: bigint({ mode: 'number' }).primaryKey(),
  root: bytes().notNull(),
  /** Signed note; lines of witnesses are added behind. */
  note: text().notNull(),
  sealedAt: instant().notNull(),
  /** Since when it is shown; witnesses are asked before. */
  publishedAt: instant(),
});
