import type { MessageAttemptState, MessageRefusal } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { need } from '../service/needs.ts';
import { account } from './identity.ts';

/** Something a person should know; always in their inbox, and by SMS when the template has one. */
export const notification = pgTable(
  'notification',
  {
    id: primaryId(),
    accountId: uuid().references(() => account.id),
    /** For givers without an account. */
    recipientMobile: text(),
    /** The office it comes from, whose line its text goes out by; null: the platform's. */
    provinceCode: text(),
    /** The need that it is of, whose office sees what became of its text. */
    needId: uuid().references(() => need.id),
    template: text().notNull(),
    params: jsonb().$type<Record<string, string>>().notNull(),
    link: text(),
    /** Of whoever has no account; an account has its own. */
    locale: text().notNull().default('fa'),
    purpose: text().notNull().default('notification'),
    retainUntil: civilDay().notNull(),
    createdAt: instant().notNull().defaultNow(),
    readAt: instant(),
  },
  (t) => [
    index('notification_inbox').on(t.accountId, t.id),
    index('notification_need')
      .on(t.needId, t.id)
      .where(sql`need_id is not null`),
    index('notification_retention').on(t.retainUntil, t.id),
    index('notification_open_link')
      .on(t.link)
      .where(sql`read_at is null`),
  ],
);

/** Each hand-over to an SMS provider; `sending` is written before the call, so a crash is visible. */
export const messageAttempt = pgTable(
  'message_attempt',
  {
    id: primaryId(),
    outboxId: uuid().notNull(),
    notificationId: uuid().references(() => notification.id),
    template: text().notNull(),
    state: text().$type<MessageAttemptState>().notNull(),
    providerMessageId: text(),
    /** Why it was refused, and the provider's own number for it. */
    refusal: text().$type<MessageRefusal>(),
    refusalCode: integer(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('message_attempt_outbox').on(t.outboxId),
    index('message_attempt_undelivered')
      .on(t.id)
      .where(sql`state in ('rejected', 'held', 'sending')`),
    index('message_attempt_finished').on(t.finishedAt),
    index('message_attempt_notification').on(t.notificationId),
  ],
);
