import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from './columns.ts';
import { account } from './identity.ts';
import { province } from './places.ts';

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

/** Who did what to what, in the same transaction as the change. Append-only. */
export const audit = pgTable(
  'audit',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    at: instant().notNull().defaultNow(),
    actorKind: text().notNull(),
    actorId: text(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    provinceCode: text().references(() => province.code),
    /** Names of changed fields and ids; never personal values. */
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_target').on(t.targetType, t.targetId),
    index('audit_province').on(t.provinceCode, t.id),
  ],
);

/** Something a person should know; always in their inbox, and by SMS when the template has one. */
export const notification = pgTable(
  'notification',
  {
    id: primaryId(),
    accountId: uuid().references(() => account.id),
    /** For givers without an account. */
    recipientMobile: text(),
    template: text().notNull(),
    params: jsonb().$type<Record<string, string>>().notNull(),
    link: text(),
    locale: text().notNull().default('fa'),
    purpose: text().notNull().default('notification'),
    retainUntil: civilDay().notNull(),
    createdAt: instant().notNull().defaultNow(),
    readAt: instant(),
  },
  (t) => [index('notification_inbox').on(t.accountId, t.id)],
);

/** Each hand-over to an SMS provider; `sending` is written before the call, so a crash is visible. */
export const messageAttempt = pgTable(
  'message_attempt',
  {
    id: primaryId(),
    outboxId: uuid().notNull(),
    notificationId: uuid().references(() => notification.id),
    template: text().notNull(),
    state: text().$type<'sending' | 'sent' | 'rejected' | 'unknown'>().notNull(),
    providerMessageId: text(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [index('message_attempt_outbox').on(t.outboxId)],
);
