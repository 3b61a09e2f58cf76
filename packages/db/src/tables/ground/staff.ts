import type { InvitationKind, InvitationState, StaffRoleCode } from '@hamyar/domain';
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
