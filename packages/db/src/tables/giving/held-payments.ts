import type { GiverWish, RefundRoute, ResolutionKind, ResolutionState } from '@hamyar/domain';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, irr, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';
import { payment } from './payments.ts';

/** What one officer proposed for a held payment, and what another one made of it. */
export const paymentResolution = pgTable(
  'payment_resolution',
  {
    id: primaryId(),
    paymentId: uuid()
      .notNull()
      .references(() => payment.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    kind: text().$type<ResolutionKind>().notNull(),
    amountIrr: irr().notNull(),
    /** Of the gateway's statement, when a person had to read the amount there. */
    reference: text(),
    reason: text().notNull(),
    state: text().$type<ResolutionState>().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Names as they stood then: the office's own record of a decision. */
    proposerName: text(),
    /** What the giver wished when it was proposed: another wish makes it void. */
    giverWish: text().$type<GiverWish>(),
    proposedAt: instant().notNull(),
    decidedBy: uuid().references(() => account.id),
    deciderName: text(),
    decidedAt: instant(),
    decisionNote: text(),
    /** Who gives the money back: empty while the gateway is still being asked to. */
    refundRoute: text().$type<RefundRoute>(),
    refundReference: text(),
    refundedAt: instant(),
  },
  (t) => [index('payment_resolution_payment').on(t.paymentId)],
);
