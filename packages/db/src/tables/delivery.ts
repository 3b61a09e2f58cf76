import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from './columns.ts';

/**
 * Work promised inside a business transaction; states 0 new, 1 dispatched, 2 done, 3 dead, 4 set aside. One partition a
 * day, like `processed`: see migration outbox-partitions.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: primaryId(),
    /** Name of the job that does it. */
    topic: text().notNull(),
    /** Aggregate it is about. */
    key: text().notNull(),
    /** Ids only: queue payloads are clear text. */
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    state: smallint().notNull().default(0),
    tries: integer().notNull().default(0),
    nextAt: instant().notNull().defaultNow(),
    dispatchedAt: instant(),
    /** When it ended: done, dead or set aside. */
    doneAt: instant(),
    lastError: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('outbox_due')
      .on(t.nextAt)
      .where(sql`state in (0, 1)`),
    index('outbox_key').on(t.topic, t.key),
    index('outbox_dead')
      .on(t.id)
      .where(sql`state = 3`),
  ],
);

/** Which outbox rows a consumer has already turned into effects. */
export const processed = pgTable(
  'processed',
  {
    consumer: text().notNull(),
    outboxId: uuid().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.consumer, t.outboxId] })],
);
