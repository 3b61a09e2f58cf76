import type { ErasureState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';

/** A copy of one's data that somebody asked for; its bytes are a file of theirs. */
export const dataCopy = pgTable(
  'data_copy',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    askedAt: instant().notNull(),
    /** Null while it is being made. */
    readyAt: instant(),
  },
  (t) => [
    index('data_copy_account').on(t.accountId, t.id),
    uniqueIndex('data_copy_open')
      .on(t.accountId)
      .where(sql`ready_at is null`),
    index('data_copy_age').on(t.askedAt),
  ],
);

/** That somebody asked to be erased, and what became of it. */
export const erasureRequest = pgTable(
  'erasure_request',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    state: text().$type<ErasureState>().notNull(),
    askedAt: instant().notNull(),
    dueAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('erasure_request_account').on(t.accountId, t.id),
    uniqueIndex('erasure_request_waiting')
      .on(t.accountId)
      .where(sql`state = 'waiting'`),
    index('erasure_request_due')
      .on(t.dueAt, t.id)
      .where(sql`state = 'waiting'`),
  ],
);

/** Who was erased, by ids alone: a backup that is put back brings nobody back. No foreign keys: it may be there before they are. */
export const erasureTombstone = pgTable('erasure_tombstone', {
  accountId: uuid().primaryKey(),
  volunteerId: uuid(),
  erasedAt: instant().notNull(),
  /** Features that had something to take. */
  features: text().array().notNull(),
});
