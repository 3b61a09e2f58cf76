import type { ChangeKind, ChangeState, InvitationKind, InvitationState, StaffRoleCode } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account, roleGrant } from './identity.ts';
import { province } from './places.ts';

/** Somebody who is asked to take a role: by whom, who confirmed, and what they answered. Every grant comes from one. */
export const staffInvitation = pgTable(
  'staff_invitation',
  {
    id: primaryId(),
    kind: text().$type<InvitationKind>().notNull(),
    role: text().$type<StaffRoleCode>().notNull(),
    /** Null means the nation. */
    provinceCode: text().references(() => province.code),
    /** Of a county officer, and of nobody else: one or more counties of the province. */
    countyCodes: text().array(),
    /** E.164 and name of the invited person; both go when the invitation is erased. */
    mobile: text(),
    name: text(),
    /** The grant that is taken over, or stood in for. */
    grantId: uuid().references(() => roleGrant.id),
    /** First and last day of the office; null: from the acceptance on, and until it is ended. */
    startsOn: civilDay(),
    endsOn: civilDay(),
    state: text().$type<InvitationState>().notNull(),
    /** Null: the host itself, for the first administrator of the nation. */
    invitedBy: uuid().references(() => account.id),
    inviterName: text(),
    /** Whoever confirmed, where the role needs two; the host where the nation has nobody else. */
    confirmedBy: uuid().references(() => account.id),
    confirmerName: text(),
    confirmedAt: instant(),
    /** Of whoever accepted or declined. */
    accountId: uuid().references(() => account.id),
    answeredAt: instant(),
    termsVersion: text(),
    /** Why it was withdrawn or declined. */
    note: text(),
    createdAt: instant().notNull().defaultNow(),
    /** Until when it can be confirmed and answered. */
    expiresAt: instant().notNull(),
    formKey: uuid(),
    formDigest: text(),
    purpose: text().notNull().default('staff'),
    retainUntil: civilDay().notNull(),
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex('staff_invitation_form').on(t.formKey),
    index('staff_invitation_place').on(t.provinceCode, t.id),
    index('staff_invitation_mobile')
      .on(t.mobile)
      .where(sql`state = 'open'`),
    index('staff_invitation_end')
      .on(t.expiresAt, t.id)
      .where(sql`state in ('waiting', 'open')`),
    index('staff_invitation_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
    index('staff_invitation_grant').on(t.grantId),
  ],
);

/** What becomes of an office after it was given: its end or suspension that a second person confirms, or other counties. */
export const staffChange = pgTable(
  'staff_change',
  {
    id: primaryId(),
    grantId: uuid()
      .notNull()
      .references(() => roleGrant.id),
    /** That of the office; null means the nation. */
    provinceCode: text().references(() => province.code),
    kind: text().$type<ChangeKind>().notNull(),
    state: text().$type<ChangeState>().notNull(),
    /** Of an end: the last day; null: from the confirmation on. */
    lastDay: civilDay(),
    /** Of other counties: those before and those from then on. */
    formerCounties: text().array(),
    countyCodes: text().array(),
    /** Why; goes when the row is erased. */
    reason: text(),
    /** Null: the host itself. */
    proposedBy: uuid().references(() => account.id),
    proposerName: text(),
    proposedAt: instant().notNull(),
    /** Whoever confirmed or took it back; null for the host, and while it waits. */
    decidedBy: uuid().references(() => account.id),
    deciderName: text(),
    decidedAt: instant(),
    /** Why it was taken back. */
    note: text(),
    /** Until when it can be confirmed; a suspension holds until then. */
    expiresAt: instant().notNull(),
    purpose: text().notNull().default('staff'),
    retainUntil: civilDay().notNull(),
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex('staff_change_waiting')
      .on(t.grantId)
      .where(sql`state = 'waiting'`),
    index('staff_change_grant').on(t.grantId, t.id),
    index('staff_change_place').on(t.provinceCode, t.id),
    index('staff_change_proposer').on(t.proposedBy),
    index('staff_change_end')
      .on(t.expiresAt, t.id)
      .where(sql`state = 'waiting'`),
    index('staff_change_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);
